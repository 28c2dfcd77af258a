import { Injectable } from '@nestjs/common';
import { funnelResults, trialSourcePrefix } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { execute, insertRows } from '../database/statements.js';
import { FunnelDayEntity } from './funnel-day.entity.js';
import { FunnelProgressEntity } from './funnel-progress.entity.js';
import { countPeople, timesTaken, type Span } from './funnel-traces.js';
import { readOrigins, writeOrigins, type Origin } from './origins.js';

/** People of a channel's day by origin. */
export type CountedDay = { day: string; channelId: string; origins: Origin[] };

type Row = Record<string, string | number | null>;

/** Staff who tried a channel are no customers. */
const isTrial = (row: Row): boolean => String(row['source']).startsWith(trialSourcePrefix);

/** The only place that talks to the funnel's own tables. */
@Injectable()
export class FunnelRepository {
  /** The rows of one day, from what the journey wrote. */
  async count(db: EntityManager, day: string, span: Span): Promise<FunnelDayEntity[]> {
    const channels = new Map<string, Map<string, Origin>>();
    const originOf = (row: Row): Origin => {
      const [channelId, source] = [String(row['channel_id']), String(row['source'])];
      const origins = channels.get(channelId) ?? new Map<string, Origin>();
      const origin = origins.get(source) ?? { source, segments: 0, results: [], times: [] };
      channels.set(channelId, origins.set(source, origin));
      return origin;
    };
    const people = countPeople(span);
    for (const row of await db.query<Row[]>(people.sql, people.parameters)) {
      if (isTrial(row)) continue;
      const origin = originOf(row);
      origin.results.push([funnelResults[Number(row['furthest'])] ?? 'left', Number(row['people'])]);
      origin.segments += Number(row['segments']);
    }
    const times = timesTaken(span);
    for (const row of await db.query<Row[]>(times.sql, times.parameters)) {
      if (isTrial(row)) continue;
      originOf(row).times.push([Number(row['begin']) / 1000, Number(row['people'])]);
    }
    return [...channels].map(([channelId, origins]) => ({
      teamId: span.teamId,
      day,
      channelId,
      origins: writeOrigins([...origins.values()]),
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

  /**
   * Marks visits of a day whose person asked for a code that day: nine of ten, which a list of those who did not need
   * not ask about again.
   */
  markWhoWentOn(tx: EntityManager, { teamId, from, until }: Span): Promise<number> {
    return execute(
      tx,
      `UPDATE liff_sessions SET went_on = 1
        WHERE team_id = ? AND created_at >= ? AND created_at < ? AND went_on IS NULL AND EXISTS (
          SELECT 1 FROM otp_challenges c WHERE c.channel_id = liff_sessions.channel_id
            AND c.line_user_id = liff_sessions.line_user_id AND c.created_at >= ? AND c.created_at < ?
            AND COALESCE(c.source, '') = COALESCE(liff_sessions.source, ''))`,
      [teamId, from, until, from, until],
    );
  }

  /** Every channel of every day, both ends included. */
  async list(db: EntityManager, teamId: string, from: string, to: string): Promise<CountedDay[]> {
    const rows: Row[] = await db.query(
      `SELECT day, channel_id, origins FROM binding_funnel_channel_days
        WHERE team_id = ? AND day >= ? AND day <= ? ORDER BY day, channel_id`,
      [teamId, from, to],
    );
    return rows.map((row) => ({
      day: String(row['day']),
      channelId: String(row['channel_id']),
      origins: readOrigins(String(row['origins'])),
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

  /** Ends the claim, with what was reached. @param restUntil nobody counts before this instant */
  async release(
    db: EntityManager,
    { teamId, rolledUntil, rolledAt, leaseUntil }: FunnelProgressEntity,
    restUntil: number,
  ): Promise<void> {
    const reached = { rolledUntil, rolledAt, leaseUntil: Math.round(restUntil) };
    await db.update(FunnelProgressEntity, { teamId, leaseUntil }, reached);
  }
}
