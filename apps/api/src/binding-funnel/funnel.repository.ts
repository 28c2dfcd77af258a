import { Injectable } from '@nestjs/common';
import { funnelResults, type FunnelResult } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { execute, insertRows } from '../database/statements.js';
import { FunnelDayEntity } from './funnel-day.entity.js';
import { FunnelProgressEntity } from './funnel-progress.entity.js';
import { countPeople, type Span } from './funnel-traces.js';

export type DayRange = {
  from: string;
  to: string;
  channelId?: string | undefined;
  source?: string | undefined;
};
export type Counted = { result: FunnelResult; people: number; segments: number };
export type CountedDay = Counted & { day: string };
export type CountedOrigin = Counted & { channelId: string; source: string };

type Row = Record<string, string | number | null>;

const counted = (row: Row): Counted => ({
  result: String(row['result']) as FunnelResult,
  people: Number(row['people']),
  segments: Number(row['segments']),
});

/** The only place that talks to the funnel's own tables. */
@Injectable()
export class FunnelRepository {
  /** The rows of one day, from what the journey wrote. */
  async count(db: EntityManager, day: string, span: Span): Promise<FunnelDayEntity[]> {
    const { sql, parameters } = countPeople(span);
    const rows: Row[] = await db.query(sql, parameters);
    return rows.map((row) => ({
      teamId: span.teamId,
      day,
      channelId: String(row['channel_id']),
      source: String(row['source']),
      result: funnelResults[Number(row['furthest'])] ?? 'left',
      people: Number(row['people']),
      segments: Number(row['segments']),
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

  async listByDay(db: EntityManager, teamId: string, range: DayRange): Promise<CountedDay[]> {
    const { where, parameters } = whereOf(teamId, range);
    const rows: Row[] = await db.query(
      `SELECT day, result, SUM(people) AS people, SUM(segments) AS segments
        FROM binding_funnel_days WHERE ${where} GROUP BY day, result`,
      parameters,
    );
    return rows.map((row) => ({ ...counted(row), day: String(row['day']) }));
  }

  async listByOrigin(db: EntityManager, teamId: string, range: DayRange): Promise<CountedOrigin[]> {
    const { where, parameters } = whereOf(teamId, { from: range.from, to: range.to });
    const rows: Row[] = await db.query(
      `SELECT channel_id, source, result, SUM(people) AS people, SUM(segments) AS segments
        FROM binding_funnel_days WHERE ${where} GROUP BY channel_id, source, result`,
      parameters,
    );
    return rows.map((row) => ({
      ...counted(row),
      channelId: String(row['channel_id']),
      source: String(row['source']),
    }));
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

function whereOf(
  teamId: string,
  { from, to, channelId, source }: DayRange,
): { where: string; parameters: string[] } {
  const conditions: [string, string | undefined][] = [
    ['team_id = ?', teamId],
    ['day >= ?', from],
    ['day <= ?', to],
    ['channel_id = ?', channelId],
    ['source = ?', source],
  ];
  const given = conditions.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    where: given.map(([sql]) => sql).join(' AND '),
    parameters: given.map(([, value]) => value),
  };
}
