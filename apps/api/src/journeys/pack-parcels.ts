import { Injectable } from '@nestjs/common';
import type { messagingApi } from '@tieline/line';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import type { DeliveryDraft } from '../delivery/delivery.js';
import type { EnqueueAll } from '../delivery/outbox.js';
import type { JourneyEntity, JourneyEntryEntity } from './journey.entities.js';
import { JourneyLinks } from './journey-links.js';
import { JourneyMessages, type Stationery } from './journey-messages.js';
import type { JourneyWebhookPayload } from './journey-webhook.handler.js';
import type { Group, Journeyer } from './journeyer.js';
import type { Person } from './travellers.js';
import type { Effect, Walked } from './walk.js';

/** LINE takes five message objects in a push and counts one. */
const messagesAPush = 5;
const dayMs = 86_400_000;

type Send = Extract<Effect, { kind: 'send' }>;
/** A delivery and the steps that it stands for. */
type Parcel = { entryId: string; stepIds: string[]; draft: DeliveryDraft };

/** What people of a journey are sent, and who else is told, as deliveries. */
@Injectable()
export class PackParcels {
  constructor(
    private readonly messages: JourneyMessages,
    private readonly links: JourneyLinks,
    private readonly clock: Clock,
  ) {}

  /** Ids of deliveries by entry and step; a step whose message is not there any more is noted as skipped. */
  async send(
    tx: EntityManager,
    group: Group,
    journeyers: readonly Journeyer[],
    { stationery, enqueueAll }: { stationery: Stationery; enqueueAll: EnqueueAll },
  ): Promise<Map<string, string>> {
    const linked = await this.links.prepare(tx, group, journeyers, stationery);
    const parcels = journeyers.flatMap(({ entry, person, walked }) => {
      if (!person) return [];
      const sends = walked.effects.filter((effect): effect is Send => effect.kind === 'send');
      const ready = sends.flatMap(({ stepId, message }) => {
        const content = linked.get(`${entry.id}|${stepId}`) ?? this.messages.contentOf(message, stationery);
        const rendered = content ? this.messages.render(content, person, stationery) : [];
        if (rendered.length === 0) skip(walked, stepId);
        return rendered.length === 0 ? [] : [{ stepId, rendered }];
      });
      return [...this.pushes(group, entry, person, ready), ...this.calls(group, entry, person, walked)];
    });
    const ids = await enqueueAll(parcels.map(({ draft }) => draft));
    return new Map(
      parcels.flatMap(({ entryId, stepIds }, i) =>
        stepIds.map((stepId): [string, string] => [`${entryId}|${stepId}`, ids[i] ?? '']),
      ),
    );
  }

  /** Messages that come at the same time go in one push: they stay in order, and LINE counts one. */
  private pushes(
    { journey }: Group,
    { id: entryId }: JourneyEntryEntity,
    { lineUserId }: Person,
    ready: readonly { stepId: string; rendered: messagingApi.Message[] }[],
  ): Parcel[] {
    const parcels: Parcel[] = [];
    for (let at = 0; at < ready.length; at += messagesAPush) {
      const some = ready.slice(at, at + messagesAPush);
      const stepIds = some.map(({ stepId }) => stepId);
      const messages = some.flatMap(({ rendered }) => rendered);
      const draft = this.draft(journey, lineUserId, {
        kind: 'line.push',
        payload: { to: lineUserId, messages },
        dedupeKey: `journey:${entryId}:${stepIds[0]}`,
      });
      parcels.push({ entryId, stepIds, draft });
    }
    return parcels;
  }

  private calls(
    { journey }: Group,
    entry: JourneyEntryEntity,
    person: Person,
    { effects }: Walked,
  ): Parcel[] {
    return effects.flatMap((effect) => {
      if (effect.kind !== 'webhook') return [];
      const { stepId, url } = effect;
      const { contactId, lineUserId, displayName, bound, memberNumber } = person;
      const body = {
        event: 'journey.step',
        at: new Date(this.clock.now()).toISOString(),
        journey: { id: journey.id, name: journey.name },
        entry: { id: entry.id, enteredAt: new Date(entry.enteredAt).toISOString() },
        stepId,
        contact: { id: contactId, lineUserId, displayName, bound, memberNumber },
      };
      const payload: JourneyWebhookPayload = { journeyId: journey.id, url, body };
      const dedupeKey = `journey:${entry.id}:${stepId}`;
      const draft = this.draft(journey, lineUserId, { kind: 'journey.webhook', payload, dedupeKey });
      return [{ entryId: entry.id, stepIds: [stepId], draft }];
    });
  }

  private draft(
    { teamId, channelId }: JourneyEntity,
    lineUserId: string,
    draft: Pick<DeliveryDraft, 'kind' | 'payload' | 'dedupeKey'>,
  ): DeliveryDraft {
    return { ...draft, teamId, channelId, lineUserId, expiresAt: this.clock.now() + dayMs };
  }
}

function skip({ taken }: Walked, stepId: string): void {
  for (const step of taken) if (step.stepId === stepId && step.result === 'queued') step.result = 'skipped';
}
