import { Injectable } from '@nestjs/common';
import type { messagingApi } from '@tieline/line';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { DeliveryDraft } from '../delivery/delivery.js';
import { Outbox, type Enqueue, type EnqueueAll } from '../delivery/outbox.js';
import { MenuOverrides } from '../rich-menus/menu-overrides.js';
import { TaggingRepository } from '../tagging/tagging.repository.js';
import type { JourneyEntity, JourneyEntryEntity } from './journey.entities.js';
import { JourneyLinks } from './journey-links.js';
import { JourneyMessages, type Stationery } from './journey-messages.js';
import type { JourneyVersion } from './journey.repository.js';
import { JourneyTravelRepository, type Move } from './journey-travel.repository.js';
import type { JourneyWebhookPayload } from './journey-webhook.handler.js';
import { Program } from './program.js';
import { Travellers, type Person } from './travellers.js';
import { walk, type Effect, type Walked } from './walk.js';

/** Some of the people are not this process's any more: stopped, erased, or taken over. */
export class LostLease extends Error {}

/** LINE takes five message objects in a push and counts one. */
const messagesAPush = 5;
const dayMs = 86_400_000;

export type Group = {
  journey: JourneyEntity;
  version: JourneyVersion;
  entries: readonly JourneyEntryEntity[];
};
/** Somebody and how far they get now; `person` null: they are there no more. */
type Journeyer = { entry: JourneyEntryEntity; person: Person | null; walked: Walked };
type Send = Extract<Effect, { kind: 'send' }>;
/** A delivery and the steps that it stands for. */
type Parcel = { entryId: string; stepIds: string[]; draft: DeliveryDraft };

/** Takes people of one version along: what their steps cause is written in the transaction in which they go on. */
@Injectable()
export class TakeAlong {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly travel: JourneyTravelRepository,
    private readonly travellers: Travellers,
    private readonly messages: JourneyMessages,
    private readonly links: JourneyLinks,
    private readonly taggings: TaggingRepository,
    private readonly menus: MenuOverrides,
    private readonly clock: Clock,
  ) {}

  /** @throws LostLease; nothing has happened then */
  async go(group: Group): Promise<void> {
    const { stationery, people } = await this.look(group);
    const journeyers = this.decide(group, stationery, people);
    await this.outbox.run(async (tx, enqueue, enqueueAll) => {
      const moves = journeyers.map(moveOf);
      const leaseToken = group.entries[0]?.leaseToken ?? '';
      if (!(await this.travel.move(tx, moves, leaseToken))) throw new LostLease();
      const deliveries = await this.send(tx, group, journeyers, { stationery, enqueueAll });
      await this.note(tx, group, journeyers, deliveries);
      await this.tag(tx, group.journey.teamId, journeyers);
      await this.show(tx, enqueue, group, journeyers);
    });
  }

  private look({ journey, version, entries }: Group) {
    return this.transactions.once(async (db) => ({
      stationery: await this.messages.stationery(db, journey, version.content),
      people: await this.travellers.find(db, version, entries),
    }));
  }

  private decide(
    { version, entries }: Group,
    { timeZone }: Stationery,
    people: ReadonlyMap<string, Person>,
  ): Journeyer[] {
    const { quietHours, steps } = version.content;
    const program = new Program(steps);
    const circumstances = { now: this.clock.now(), timeZone, quietHours };
    return entries.map((entry) => {
      const person = people.get(entry.contactId) ?? null;
      const from = { place: entry.place, waited: entry.waited === 1 };
      const nowhere = { taken: [], effects: [], place: null, waited: false, dueAt: circumstances.now };
      return { entry, person, walked: person ? walk(program, from, person, circumstances) : nowhere };
    });
  }

  /** Ids of deliveries by entry and step; a step whose message is not there any more is noted as skipped. */
  private async send(
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

  /** A menu of their own until another step of the journey gives it back; the last word counts. */
  private async show(
    tx: EntityManager,
    enqueue: Enqueue,
    { journey: { id: owner, teamId, channelId } }: Group,
    journeyers: readonly Journeyer[],
  ): Promise<void> {
    for (const { entry, walked } of journeyers) {
      const last = walked.effects.findLast((effect) => effect.kind === 'menu');
      if (last?.kind !== 'menu') continue;
      const whose = { teamId, channelId, contactId: entry.contactId, owner };
      if (last.menuId === null) await this.menus.end(tx, enqueue, whose);
      else await this.menus.set(tx, enqueue, { ...whose, menuId: last.menuId, until: null });
    }
  }

  private async note(
    tx: EntityManager,
    { journey }: Group,
    journeyers: readonly Journeyer[],
    deliveries: ReadonlyMap<string, string>,
  ): Promise<void> {
    const { id: journeyId, teamId } = journey;
    const rows = journeyers.flatMap(({ entry, walked }) =>
      walked.taken.map((step) => ({
        ...step,
        ...{ teamId, journeyId, entryId: entry.id, contactId: entry.contactId },
        deliveryId: step.result === 'queued' ? (deliveries.get(`${entry.id}|${step.stepId}`) ?? null) : null,
      })),
    );
    await this.travel.note(tx, rows);
  }

  /** By tag, in one order: two processes do not wait for each other crosswise. The last word on a tag counts. */
  private async tag(tx: EntityManager, teamId: string, journeyers: readonly Journeyer[]): Promise<void> {
    const wanted = new Map<string, string[]>();
    for (const { entry, walked } of journeyers) {
      const last = new Map<string, boolean>();
      for (const effect of walked.effects) if (effect.kind === 'tag') last.set(effect.tagId, effect.on);
      for (const [tagId, on] of last) {
        const key = `${tagId} ${on ? 'on' : 'off'}`;
        wanted.set(key, [...(wanted.get(key) ?? []), entry.contactId]);
      }
    }
    for (const [key, contactIds] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [tagId = '', on] = key.split(' ');
      if (on === 'on') await this.taggings.putOn(tx, { teamId, source: 'journey' }, contactIds, [tagId]);
      else await this.taggings.takeOff(tx, { teamId, by: 'journey' }, contactIds, [tagId]);
    }
  }
}

function skip({ taken }: Walked, stepId: string): void {
  for (const step of taken) if (step.stepId === stepId && step.result === 'queued') step.result = 'skipped';
}

function moveOf({ entry: { id }, person, walked: { place, waited, dueAt } }: Journeyer): Move {
  const state = person === null ? 'left' : place === null ? 'done' : 'running';
  return { id, state, place, waited, dueAt };
}
