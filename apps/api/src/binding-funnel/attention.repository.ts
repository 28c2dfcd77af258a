import { Injectable } from '@nestjs/common';
import type { Attention } from '@tieline/contracts';
import { MoreThan, type EntityManager } from 'typeorm';
import { firstIdSince } from '../database/ids.js';
import { PrefixBlockEntity } from '../otp/prefix-block.entity.js';
import { BindingReviewEntity } from '../phone-binding/binding-review.entity.js';

type Row = Record<string, string | number | null>;

/** Reads what other features keep, each along its index; writes nothing. */
@Injectable()
export class AttentionRepository {
  countOpenReviews(db: EntityManager, teamId: string): Promise<number> {
    return db.countBy(BindingReviewEntity, { teamId, state: 'open' });
  }

  /** What did not go out since then, by kind. */
  async countFailures(db: EntityManager, teamId: string, since: number): Promise<Attention['deliveries']> {
    const rows: Row[] = await db.query(
      `SELECT kind, SUM(CASE WHEN state = 'failed' THEN 1 ELSE 0 END) AS failed,
          SUM(CASE WHEN state = 'unknown' THEN 1 ELSE 0 END) AS lost
        FROM deliveries WHERE team_id = ? AND id >= ? AND state IN ('failed', 'unknown')
        GROUP BY kind ORDER BY kind`,
      [teamId, firstIdSince(since)],
    );
    return rows.map((row) => ({
      kind: String(row['kind']),
      failed: Number(row['failed']),
      unknown: Number(row['lost']),
    }));
  }

  async listBlockedPrefixes(
    db: EntityManager,
    teamId: string,
    now: number,
  ): Promise<Attention['blockedPrefixes']> {
    const blocks = await db.find(PrefixBlockEntity, {
      where: { teamId, blockedUntil: MoreThan(now) },
      order: { prefix: 'ASC' },
    });
    return blocks.map(({ prefix, blockedUntil }) => ({
      prefix,
      blockedUntil: new Date(blockedUntil).toISOString(),
    }));
  }

  async listPausedChannels(db: EntityManager, teamId: string): Promise<Attention['pausedChannels']> {
    const rows: Row[] = await db.query(
      `SELECT c.id, c.name FROM channels c JOIN binding_settings b ON b.channel_id = c.id
        WHERE c.team_id = ? AND b.enabled = 0 AND c.liff_id IS NOT NULL ORDER BY c.id`,
      [teamId],
    );
    return rows.map((row) => ({ id: String(row['id']), name: String(row['name']) }));
  }
}
