import { Injectable } from '@nestjs/common';
import type { ResponseOf, getRichMenuClicks } from '@tieline/contracts';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { TrackedLinks } from '../link-clicks/tracked-links.js';
import { addDays, dayOf } from '../teams/calendar.js';
import { TeamRepository } from '../teams/team.repository.js';
import { RichMenuRepository } from './rich-menu.repository.js';

@Injectable()
export class ShowMenuClicks {
  constructor(
    private readonly transactions: Transactions,
    private readonly menus: RichMenuRepository,
    private readonly links: TrackedLinks,
    private readonly teams: TeamRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws request.not_found, for another team's menu too */
  show({ teamId }: StaffContext, id: string, days: number): Promise<ResponseOf<typeof getRichMenuClicks>> {
    return this.transactions.once(async (db) => {
      await this.menus.get(db, teamId, id);
      const { timeZone } = await this.teams.get(db, teamId);
      const since = addDays(dayOf(this.clock.now(), timeZone), 1 - days);
      const rows = await this.links.clicks(db, teamId, id, since);
      return { since, items: rows.map(({ part, day, clicks }) => ({ key: part, day, clicks })) };
    });
  }
}
