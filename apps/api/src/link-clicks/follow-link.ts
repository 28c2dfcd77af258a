import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { Underway } from '../delivery/underway.js';
import { within } from '../http/within.js';
import { InjectLogger } from '../logging/logging.module.js';
import { dayOf } from '../teams/calendar.js';
import { TeamRepository } from '../teams/team.repository.js';
import { TrackedLinkRepository, type ClickedLink } from './tracked-link.repository.js';

/** How long somebody who tapped waits for the count; it goes on without them. */
const countMs = 150;
/** A link never changes under its id; the team's time zone may. */
const keepMs = 60_000;
const mostKept = 5_000;

type Known = ClickedLink & { target: string; expiresAt: number | null; timeZone: string; until: number };

@Injectable()
export class FollowLink implements BeforeApplicationShutdown {
  private readonly kept = new Map<string, Known>();
  private readonly counting = new Underway();

  constructor(
    private readonly transactions: Transactions,
    private readonly links: TrackedLinkRepository,
    private readonly teams: TeamRepository,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.counting.ended();
  }

  /** @returns where it leads; null when there is no such link (any more) */
  async follow(id: string, counted: boolean): Promise<string | null> {
    const link = await this.find(id);
    if (!link || (link.expiresAt !== null && link.expiresAt <= this.clock.now())) return null;
    if (counted) await within(countMs, this.count(link));
    return link.target;
  }

  private count(link: Known): Promise<void> {
    const now = this.clock.now();
    const work = this.transactions.run((tx) => this.links.count(tx, link, dayOf(now, link.timeZone), now));
    return this.counting.track(work, (error) =>
      this.logger.warn({ err: error, linkId: link.id }, 'a click was not counted'),
    );
  }

  private async find(id: string): Promise<Known | null> {
    if (!/^[\w-]{22}$/.test(id)) return null;
    const now = this.clock.now();
    const kept = this.kept.get(id);
    if (kept && kept.until > now) return kept;
    const found = await this.transactions.once(async (db) => {
      const link = await this.links.find(db, id);
      return link && { ...link, timeZone: (await this.teams.get(db, link.teamId)).timeZone };
    });
    if (!found) return null;
    if (this.kept.size >= mostKept) this.kept.clear();
    const known = { ...found, until: now + keepMs };
    this.kept.set(id, known);
    return known;
  }
}
