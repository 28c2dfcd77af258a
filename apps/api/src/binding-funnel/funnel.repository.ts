import { Injectable } from '@nestjs/common';
import { funnelResults, type FunnelResult } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { execute, insertRows } from '../database/statements.js';
import { FunnelDayEntity } from './funnel-day.entity.js';
import { FunnelProgressEntity } from './funnel-progress.entity.js';
import { countPeople, type Span } from './funnel-traces.js';

export type Results = Partial<Record<FunnelResult, number>>;

/** People of one day and one origin by how far they came. */
export type CountedDay = {
  day: string;
  channelId: string;
  source: string;
  results: Results;
  /** all of them */
  opened: number;
  segments: number;
};

type Row = Record<string, string | number | null>;

/** The only place that talks to the funnel's own tables. */
@Injectable()
export class FunnelRepository {
  /** The rows of one day, from what the journey wrote. */
  async count(db: EntityManager, day: string, span: Span): Promise<FunnelDayEntity[]> {
    const { sql, parameters } = countPeople(span);
    const rows: Row[] = await db.query(sql, parameters);
    const origins = new Map<string, Omit<CountedDay, 'opened'>>();
    for (const row of rows) {
      const [channelId, source] = [String(row['channel_id']), String(row['source'])];
      const key = `${channelId} ${source}`;
      const origin = origins.get(key) ?? { day, channelId, source, results: {}, segments: 0 };
      const result = funnelResults[Number(row['furthest'])] ?? 'left';
      origin.results[result] = Number(row['people']);
      origin.segments += Number(row['segments']);
      origins.set(key, origin);
    }
    return [...origins.values()].map((origin) => ({
      ...origin,
      teamId: span.teamId,
      results: JSON.stringify(origin.results),
    }));
  }

  /** A day as it is counted now, in place of what was counted before. */
  async replace(
    tx: EntityManager,
    teamId: string,
    day: string,
    rows: readonly FunnelDayEntity[],
  ): Promise<void> {
    await tx.delete(FunnelDayEntity, { teamId, day });
    if (rows.length > 0) await insertRows(tx, FunnelDayEntity, rows);
  }

  /** Every origin of every day, both ends included. */
  async list(db: EntityManager, teamId: string, from: string, to: string): Promise<CountedDay[]> {
    const rows: Row[] = await db.query(
      `SELECT day, channel_id, source, results, segments FROM binding_funnel_days
        WHERE team_id = ? AND day >= ? AND day <= ?`,
      [teamId, from, to],
    );
    return rows.map((row) => {
      const results = JSON.parse(String(row['results'])) as Results;
      let opened = 0;
      for (const people of Object.values(results)) opened += people;
      return {
        day: String(row['day']),
        channelId: String(row['channel_id']),
        source: String(row['source']),
        results,
        opened,
        segments: Number(row['segments']),
      };
    });
  }

  findProgress(db: EntityManager, teamId: string): Promise<FunnelProgressEntity | null> {
    return db.findOneBy(FunnelProgressEntity, { teamId });
  }

  /** Makes the caller the one who counts this team's days; null when somebody else does at the moment. */
  async claim(
    db: EntityManager,
    first: Omit<FunnelProgressEntity, 'leaseUntil' | 'rolledAt'>,
    now: number,
    leaseUntil: number,
  ): Promise<FunnelProgressEntity | null> {
    const fresh = { ...first, rolledAt: 0, leaseUntil: 0 };
    await insertRows(db, FunnelProgressEntity, [fresh], { ignoreDuplicates: true });
    const claimed = await execute(
      db,
      'UPDATE binding_funnel_progress SET lease_until = ? WHERE team_id = ? AND lease_until <= ?',
      [leaseUntil, first.teamId, now],
    );
    return claimed === 1 ? this.findProgress(db, first.teamId) : null;
  }

  /** Ends the claim, with what was reached. */
  async release(
    db: EntityManager,
    { teamId, rolledUntil, rolledAt, leaseUntil }: FunnelProgressEntity,
  ): Promise<void> {
    await db.update(FunnelProgressEntity, { teamId, leaseUntil }, { rolledUntil, rolledAt, leaseUntil: 0 });
  }
}
