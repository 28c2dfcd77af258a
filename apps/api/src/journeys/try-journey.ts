import { Injectable } from '@nestjs/common';
import type { BodyOf, JourneyTrial, ResponseOf, tryJourney } from '@tieline/contracts';
import { fillCard } from '@tieline/line';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../database/clock.js';
import { Outbox, type Enqueue } from '../delivery/outbox.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import type { LinePushPayload } from '../messaging/line-push.handler.js';
import type { JourneyEntity } from './journey.entities.js';
import { JourneyMessages, type Stationery } from './journey-messages.js';
import { JourneyRepository } from './journey.repository.js';
import { Program } from './program.js';
import { Travellers, variablesOf, type Person } from './travellers.js';
import { walk, type Walked } from './walk.js';

const dayMs = 86_400_000;

/**
 * What would happen to one person now. It walks as the real thing does, waits for nothing, and does nothing but, when
 * asked to, send the messages: no tag, no menu, no webhook, and nobody is in the journey by it.
 */
@Injectable()
export class TryJourney {
  constructor(
    private readonly outbox: Outbox,
    private readonly journeys: JourneyRepository,
    private readonly travellers: Travellers,
    private readonly messages: JourneyMessages,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws request.not_found, for a contact of another channel too */
  try(
    ctx: StaffContext,
    id: string,
    { contactId, send }: BodyOf<typeof tryJourney>,
  ): Promise<ResponseOf<typeof tryJourney>> {
    const { teamId } = ctx;
    return this.outbox.run(async (tx, enqueue) => {
      const journey = await this.journeys.get(tx, teamId, id);
      const version = await this.journeys.version(tx, { journeyId: id, version: journey.version });
      const now = this.clock.now();
      const person = (await this.travellers.find(tx, version, [{ contactId, enteredAt: now }])).get(
        contactId,
      );
      if (!person || person.channelId !== journey.channelId) throw new ProblemError('request.not_found');
      const stationery = await this.messages.stationery(tx, journey, version.content);
      const program = new Program(version.content.steps);
      const { quietHours } = version.content;
      const circumstances = { now, timeZone: stationery.timeZone, quietHours, skipWaits: true };
      const walked = walk(program, { place: program.first, waited: false }, person, circumstances);
      const sent = send ? await this.send(tx, ctx, { journey, person, walked, stationery, enqueue }) : 0;
      return { steps: this.told(walked, person, stationery), sent };
    });
  }

  private told(walked: Walked, person: Person, stationery: Stationery): JourneyTrial['steps'] {
    return walked.taken.map(({ until, ...step }) => {
      const send = walked.effects.find((effect) => effect.kind === 'send' && effect.stepId === step.stepId);
      const content = send?.kind === 'send' ? this.messages.contentOf(send.message, stationery) : null;
      return {
        ...step,
        ...(send && !content && { result: 'skipped' as const }),
        until: until === null ? null : new Date(until).toISOString(),
        message: content && step.result === 'queued' ? fillCard(content, variablesOf(person)) : null,
      };
    });
  }

  /** One push a message: what is tried is looked at piece by piece. */
  private async send(
    tx: EntityManager,
    ctx: StaffContext,
    {
      journey,
      person,
      walked,
      stationery,
      enqueue,
    }: { journey: JourneyEntity; person: Person; walked: Walked; stationery: Stationery; enqueue: Enqueue },
  ): Promise<number> {
    const { lineUserId, contactId } = person;
    let sent = 0;
    for (const effect of walked.effects) {
      const content = effect.kind === 'send' ? this.messages.contentOf(effect.message, stationery) : null;
      const messages = content ? this.messages.render(content, person, stationery) : [];
      if (messages.length === 0) continue;
      const payload: LinePushPayload = { to: lineUserId, messages };
      const { teamId, channelId } = journey;
      const expiresAt = this.clock.now() + dayMs;
      await enqueue({
        kind: 'line.push',
        teamId,
        channelId,
        lineUserId,
        payload,
        dedupeKey: null,
        expiresAt,
      });
      sent += 1;
    }
    const target = { action: 'journey.tried', targetType: 'journey', targetId: journey.id };
    await this.audit.record(tx, ctx, { ...target, after: { contactId, sent } });
    return sent;
  }
}
