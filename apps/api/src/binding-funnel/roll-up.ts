import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { Periodic } from '../delivery/periodic.js';
import { InjectLogger } from '../logging/logging.module.js';
import { TeamRepository } from '../teams/team.repository.js';
import { addDays, dayOf, daysBetween, startOfDay } from '../teams/calendar.js';
import { FunnelRepository } from './funnel.repository.js';

const everyMs = 30_000;
const leaseMs = 120_000;
const longMs = 500;
const restFor = 200;
const mostRestMs = 300_000;
/** yesterday still changes, but slowly: codes run out, SMS are refunded */
const settleEveryMs = 600_000;
const slot = (instant: number) => Math.floor(instant / settleEveryMs);

type TeamCalendar = { id: string; timeZone: string };

/**
 * Counts the days of every team: today each time, yesterday now and then, because codes expire and SMS are refunded
 * after midnight too, and whatever was missed while nobody ran. One process counts a team at a time.
 */
@Injectable()
export class FunnelRollUp implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;

  constructor(
    private readonly transactions: Transactions,
    private readonly funnel: FunnelRepository,
    private readonly teams: TeamRepository,
    private readonly clock: Clock,
    @InjectLogger() logger: Logger,
  ) {
    this.periodic = new Periodic('binding funnel', everyMs, () => this.run(), logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.periodic.stop();
  }

  async run(): Promise<void> {
    const teams = await this.transactions.once((db) => this.teams.listCalendars(db));
    for (const team of teams) await this.rollUp(team);
  }

  private async rollUp({ id: teamId, timeZone }: TeamCalendar): Promise<void> {
    const now = this.clock.now();
    const today = dayOf(now, timeZone);
    const rolledUntil = startOfDay(addDays(today, -1), timeZone);
    const claimed = await this.transactions.once((db) =>
      this.funnel.claim(db, { teamId, rolledUntil }, now, now + leaseMs),
    );
    if (!claimed) return;
    const began = performance.now();
    const missed = claimed.rolledUntil < rolledUntil || slot(claimed.rolledAt) !== slot(now);
    const first = missed ? dayOf(claimed.rolledUntil, timeZone) : today;
    for (const day of daysBetween(first, today)) {
      const span = {
        teamId,
        from: startOfDay(day, timeZone),
        until: startOfDay(addDays(day, 1), timeZone),
        now,
      };
      const rows = await this.transactions.once((db) => this.funnel.count(db, day, span));
      await this.transactions.run((tx) => this.funnel.replace(tx, teamId, day, rows));
      await this.transactions.run((tx) => this.funnel.markWhoWentOn(tx, span));
    }
    const reached = { ...claimed, rolledUntil: Math.max(rolledUntil, claimed.rolledUntil), rolledAt: now };
    const took = performance.now() - began;
    // A day of very many people is counted more seldom, so that counting stays a small part of the database's work.
    const restMs = took < longMs ? 0 : Math.min(mostRestMs, took * restFor);
    await this.transactions.once((db) =>
      this.funnel.release(db, reached, restMs && this.clock.now() + restMs),
    );
  }
}
