import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { firstIdSince } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { Periodic } from '../delivery/periodic.js';
import { InjectLogger } from '../logging/logging.module.js';
import { addDays, dayOf, startOfDay } from '../teams/calendar.js';
import { TeamRepository } from '../teams/team.repository.js';
import { TagEntity } from './tag.entity.js';
import { TaggingRepository } from './tagging.repository.js';

const everyMs = 5 * 60_000;
const chunk = 500;

/**
 * Takes tags off whose days are over, soon after midnight in the team's time zone. The end is reckoned from when a tag
 * was put on, so a changed validity holds at once. Every process may do it: what one took off, another does not find.
 */
@Injectable()
export class ExpireTags implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly teams: TeamRepository,
    private readonly taggings: TaggingRepository,
    private readonly clock: Clock,
    @InjectLogger() logger: Logger,
  ) {
    this.periodic = new Periodic('tags that end', everyMs, () => this.round(), logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.periodic.stop();
  }

  async round(): Promise<void> {
    const tags = await this.transactions.once((db) => db.findBy(TagEntity, { validDays: Not(IsNull()) }));
    if (tags.length === 0) return;
    const teams = await this.transactions.once((db) => this.teams.listCalendars(db));
    const zones = new Map(teams.map(({ id, timeZone }) => [id, timeZone]));
    for (const { id, teamId, validDays } of tags) {
      const zone = zones.get(teamId);
      if (zone === undefined || validDays === null) continue;
      const firstDay = addDays(dayOf(this.clock.now(), zone), -validDays);
      await this.expire({ teamId, id }, firstIdSince(startOfDay(firstDay, zone)));
    }
  }

  /** In steps, so that no lock is held for long. */
  private async expire(tag: { teamId: string; id: string }, firstValidId: string): Promise<void> {
    for (;;) {
      const found = await this.transactions.run((tx) =>
        this.taggings.expireSome(tx, tag, firstValidId, chunk),
      );
      if (found < chunk || this.stopping) return;
    }
  }
}
