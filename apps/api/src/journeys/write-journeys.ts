import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  JourneyContent,
  type BodyOf,
  type Journey,
  type createJourney,
  type saveJourney,
} from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { JourneyListening } from './journey-listening.js';
import { JourneyReadiness } from './journey-readiness.js';
import { JourneyRepository } from './journey.repository.js';
import { ShowJourneys } from './show-journeys.js';

/** What staff write: drafts, new versions, and what is thrown away. */
@Injectable()
export class WriteJourneys {
  constructor(
    private readonly transactions: Transactions,
    private readonly journeys: JourneyRepository,
    private readonly channels: ChannelRepository,
    private readonly readiness: JourneyReadiness,
    private readonly listening: JourneyListening,
    private readonly shown: ShowJourneys,
    private readonly audit: AuditLog,
  ) {}

  /** @throws request.not_found without the channel, journey.not_ready for what is not the team's */
  create(ctx: StaffContext, { channelId, name, ...body }: BodyOf<typeof createJourney>): Promise<Journey> {
    const content = JourneyContent.parse(body);
    return this.transactions.run(async (tx) => {
      await this.channels.get(tx, ctx.teamId, channelId);
      await this.readiness.requireReferences(tx, { teamId: ctx.teamId, channelId }, content);
      const id = await this.journeys.insert(tx, ctx.teamId, {
        channelId,
        name,
        content,
        savedBy: ctx.staffId,
      });
      await this.record(tx, ctx, 'journey.created', id, { after: { name, ...content } });
      return this.shown.describe(tx, ctx, id);
    });
  }

  /** @throws journey.changed, journey.not_ready */
  save(
    ctx: StaffContext,
    id: string,
    { version, name, ...body }: BodyOf<typeof saveJourney>,
  ): Promise<Journey> {
    const content = JourneyContent.parse(body);
    return this.transactions.run(async (tx) => {
      const seen = await this.journeys.get(tx, ctx.teamId, id);
      if (seen.version !== version) throw new ProblemError('journey.changed');
      await this.readiness.requireReferences(tx, seen, content);
      if (seen.state === 'active' || seen.state === 'paused') await this.readiness.require(tx, seen, content);
      const { content: was } = await this.journeys.version(tx, { journeyId: id, version });
      if (!(await this.journeys.save(tx, seen, { name, content, savedBy: ctx.staffId }))) {
        throw new ProblemError('journey.changed');
      }
      await this.listening.follow(tx, seen, content);
      const before = { name: seen.name, ...was };
      await this.record(tx, ctx, 'journey.saved', id, { before, after: { name, ...content } });
      return this.shown.describe(tx, ctx, id);
    });
  }

  /** @throws request.conflict while it may still have people in it */
  async remove(ctx: StaffContext, id: string): Promise<undefined> {
    await this.transactions.run(async (tx) => {
      const seen = await this.journeys.get(tx, ctx.teamId, id);
      const { name, state } = seen;
      if (state === 'active' || state === 'paused') throw new ProblemError('request.conflict');
      if (!(await this.journeys.remove(tx, seen))) throw new ProblemError('request.conflict');
      await this.record(tx, ctx, 'journey.removed', id, { before: { name, state } });
    });
  }

  /** What webhook steps send is signed with it from the next one on. */
  async replaceSecret(ctx: StaffContext, id: string): Promise<{ secret: string }> {
    const secret = randomBytes(32).toString('base64url');
    await this.transactions.run(async (tx) => {
      await this.journeys.setSecret(tx, await this.journeys.get(tx, ctx.teamId, id), secret);
      await this.record(tx, ctx, 'journey.secret_replaced', id, {});
    });
    return { secret };
  }

  private record(
    tx: EntityManager,
    ctx: StaffContext,
    action: string,
    targetId: string,
    change: { before?: object; after?: object },
  ): Promise<void> {
    return this.audit.record(tx, ctx, { action, targetType: 'journey', targetId, ...change });
  }
}
