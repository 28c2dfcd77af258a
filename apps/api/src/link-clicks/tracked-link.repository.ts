import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { execute, insertRows, selectRows } from '../database/statements.js';
import { LinkClickDayEntity, TrackedLinkEntity } from './tracked-link.entities.js';

export type ClickedLink = Pick<TrackedLinkEntity, 'id' | 'teamId' | 'ownerId' | 'part' | 'contactId'>;
export type CountedClicks = { part: string; day: string; clicks: number };

@Injectable()
export class TrackedLinkRepository {
  async insert(tx: EntityManager, links: readonly TrackedLinkEntity[]): Promise<void> {
    if (links.length > 0) await insertRows(tx, TrackedLinkEntity, links);
  }

  /** The address names nobody's team: whoever has it may follow it. */
  async find(db: EntityManager, id: string): Promise<TrackedLinkEntity | null> {
    return (await selectRows(db, TrackedLinkEntity, 'id = ?', [id]))[0] ?? null;
  }

  async count(tx: EntityManager, link: ClickedLink, day: string, now: number): Promise<void> {
    const { id, teamId, ownerId, part, contactId } = link;
    if (!(await this.addOne(tx, link, day))) {
      const first = { teamId, ownerId, part, day, clicks: 0 };
      await insertRows(tx, LinkClickDayEntity, [first], { ignoreDuplicates: true });
      await this.addOne(tx, link, day);
    }
    if (contactId === null) return;
    await execute(tx, 'UPDATE tracked_links SET clicked_at = ? WHERE id = ? AND clicked_at IS NULL', [
      now,
      id,
    ]);
  }

  private async addOne(
    tx: EntityManager,
    { teamId, ownerId, part }: ClickedLink,
    day: string,
  ): Promise<boolean> {
    const where = 'team_id = ? AND owner_id = ? AND part = ? AND day = ?';
    const added = `UPDATE link_click_days SET clicks = clicks + 1 WHERE ${where}`;
    return (await execute(tx, added, [teamId, ownerId, part, day])) === 1;
  }

  /** From a day of the team's calendar on, by day. */
  listDays(db: EntityManager, teamId: string, ownerId: string, since: string): Promise<CountedClicks[]> {
    return db.query(
      `SELECT part, day, clicks FROM link_click_days
        WHERE team_id = ? AND owner_id = ? AND day >= ? ORDER BY day, part`,
      [teamId, ownerId, since],
    );
  }

  /** Parts of an owner's links that these people followed, of those made for them. */
  async listFollowed(
    db: EntityManager,
    teamId: string,
    { ownerId, contactIds }: { ownerId: string; contactIds: readonly string[] },
  ): Promise<{ contactId: string; part: string; at: number }[]> {
    const rows: { contactId: string; part: string; at: string | number }[] = await db.query(
      `SELECT contact_id AS contactId, part, MAX(clicked_at) AS at FROM tracked_links
        WHERE contact_id IN (${contactIds.map(() => '?').join()}) AND owner_id = ? AND team_id = ?
          AND clicked_at IS NOT NULL GROUP BY contact_id, part`,
      [...contactIds, ownerId, teamId],
    );
    return rows.map((row) => ({ ...row, at: Number(row.at) }));
  }

  /** When somebody first followed a link that was made for them; null: not yet. */
  async firstClick(
    db: EntityManager,
    teamId: string,
    { contactId, ownerId, part }: { contactId: string; ownerId: string; part?: string },
  ): Promise<number | null> {
    const rows: { at: string | number | null }[] = await db.query(
      `SELECT MIN(clicked_at) AS at FROM tracked_links
        WHERE contact_id = ? AND owner_id = ? AND team_id = ?${part === undefined ? '' : ' AND part = ?'}`,
      [contactId, ownerId, teamId, ...(part === undefined ? [] : [part])],
    );
    const at = rows[0]?.at ?? null;
    return at === null ? null : Number(at);
  }
}
