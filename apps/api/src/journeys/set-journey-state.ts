import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf, setJourneyState } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { MenuOverrides } from '../rich-menus/menu-overrides.js';
import { EntryRepository } from './entry.repository.js';
import type { JourneyEntity } from './journey.entities.js';
import { JourneyListening } from './journey-listening.js';
import { JourneyReadiness } from './journey-readiness.js';
import { JourneyRepository } from './journey.repository.js';
import { JourneyTravelRepository } from './journey-travel.repository.js';
import { ShowJourneys } from './show-journeys.js';

type Wanted = BodyOf<typeof setJourneyState>['state'];

/** Starts, pauses and stops journeys. */
@Injectable()
export class SetJourneyState {
  constructor(
    private readonly transactions: Transactions,
    private readonly journeys: JourneyRepository,
    private readonly entries: EntryRepository,
    private readonly travel: JourneyTravelRepository,
    private readonly readiness: JourneyReadiness,
    private readonly listening: JourneyListening,
    private readonly menus: MenuOverrides,
    private readonly shown: ShowJourneys,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws request.conflict for a draft that is paused or stopped, and when somebody was first; journey.not_ready */
  set(ctx: StaffContext, id: string, state: Wanted): Promise<ResponseOf<typeof setJourneyState>> {
    return this.transactions.run(async (tx) => {
      const seen = await this.journeys.get(tx, ctx.teamId, id);
      const ended = seen.state === state ? 0 : await this.change(tx, ctx, seen, state);
      return { journey: await this.shown.describe(tx, ctx, id), ended };
    });
  }

  private async change(
    tx: EntityManager,
    ctx: StaffContext,
    seen: JourneyEntity,
    state: Wanted,
  ): Promise<number> {
    const { id, version } = seen;
    const mayPause = seen.state === 'active';
    const mayStop = seen.state === 'active' || seen.state === 'paused';
    if ((state === 'paused' && !mayPause) || (state === 'stopped' && !mayStop)) {
      throw new ProblemError('request.conflict');
    }
    const { content } = await this.journeys.version(tx, { journeyId: id, version });
    if (state === 'active') await this.readiness.require(tx, seen, content);
    if (!(await this.journeys.setState(tx, seen, state))) throw new ProblemError('request.conflict');
    await this.listening.follow(tx, { ...seen, state }, content);
    if (state === 'active') await this.travel.wakeHeld(tx, id);
    const ended = state === 'stopped' ? await this.stopAll(tx, seen) : 0;
    const target = { action: `journey.${state}`, targetType: 'journey', targetId: id };
    await this.audit.record(tx, ctx, { ...target, before: { state: seen.state }, after: { state, ended } });
    return ended;
  }

  /** Nobody comes to the step any more that would have given a menu back. In this order: whoever was moving is waited for. */
  private async stopAll(tx: EntityManager, { id, teamId, channelId }: JourneyEntity): Promise<number> {
    const ended = await this.entries.stopAll(tx, id, this.clock.now());
    await this.menus.endAll(tx, { teamId, channelId, owner: id });
    return ended;
  }
}
