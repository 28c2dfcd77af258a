import { Injectable } from '@nestjs/common';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { isDuplicateKey } from '../database/database-errors.js';
import { execute, insertRows } from '../database/statements.js';
import { TieAttemptEntity } from './tie-attempt.entity.js';

type Ending = Pick<TieAttemptEntity, 'state'> & { lineUserId: string; lineName: string | null };

/** The only place that talks to social_tie_attempts. */
@Injectable()
export class TieAttemptRepository {
  /** False when another open code of the channel is the same: draw again. */
  async insert(tx: EntityManager, attempt: TieAttemptEntity): Promise<boolean> {
    try {
      await insertRows(tx, TieAttemptEntity, [attempt]);
      return true;
    } catch (error) {
      if (attempt.activeCode !== null && isDuplicateKey(error)) return false;
      throw error;
    }
  }

  countSince(
    db: EntityManager,
    channelId: string,
    who: { addressHash: string } | { visitorHash: string },
    since: number,
  ): Promise<number> {
    return db.countBy(TieAttemptEntity, { channelId, ...who, createdAt: MoreThan(since) });
  }

  findByToken(db: EntityManager, channelId: string, tokenHash: string): Promise<TieAttemptEntity | null> {
    return db.findOneBy(TieAttemptEntity, { channelId, tokenHash });
  }

  findByWatch(db: EntityManager, channelId: string, watchHash: string): Promise<TieAttemptEntity | null> {
    return db.findOneBy(TieAttemptEntity, { channelId, watchHash });
  }

  findAll(db: EntityManager, ids: readonly string[]): Promise<TieAttemptEntity[]> {
    return db.findBy(TieAttemptEntity, { id: In(ids) });
  }

  /** The newest one with this code since an instant, whatever became of it. */
  findByCode(
    db: EntityManager,
    channelId: string,
    codeHash: string,
    since: number,
  ): Promise<TieAttemptEntity | null> {
    const where = { channelId, codeHash, createdAt: MoreThan(since) };
    return db.findOne(TieAttemptEntity, { where, order: { createdAt: 'DESC' } });
  }

  /** Some code of the channel can be used now. */
  async hasOpenCode(db: EntityManager, channelId: string, now: number): Promise<boolean> {
    const rows: unknown[] = await db.query(
      'SELECT id FROM social_tie_attempts WHERE channel_id = ? AND expires_at > ? AND active_code IS NOT NULL LIMIT 1',
      [channelId, now],
    );
    return rows.length > 0;
  }

  /** Codes that nobody can use any more make room for new ones. */
  async freeCode(tx: EntityManager, channelId: string, code: string, now: number): Promise<void> {
    const sql =
      'UPDATE social_tie_attempts SET active_code = NULL WHERE channel_id = ? AND active_code = ? AND expires_at <= ?';
    await execute(tx, sql, [channelId, code, now]);
  }

  async noteOpened(db: EntityManager, id: string, now: number): Promise<void> {
    await execute(db, 'UPDATE social_tie_attempts SET opened_at = ? WHERE id = ? AND opened_at IS NULL', [
      now,
      id,
    ]);
  }

  /** Somebody sent the code and is to be asked; false when it is somebody else's already, or over. */
  async claim(tx: EntityManager, id: string, lineUserId: string, now: number): Promise<boolean> {
    const sql = `UPDATE social_tie_attempts SET line_user_id = ?, opened_at = ?
      WHERE id = ? AND state = 'open' AND expires_at > ? AND (line_user_id IS NULL OR line_user_id = ?)`;
    return (await execute(tx, sql, [lineUserId, now, id, now, lineUserId])) === 1;
  }

  /** Of many who want to, one ends it: the conditional UPDATE decides. */
  async end(
    tx: EntityManager,
    id: string,
    { state, lineUserId, lineName }: Ending,
    now: number,
  ): Promise<boolean> {
    const sql = `UPDATE social_tie_attempts SET state = ?, line_user_id = ?, line_name = ?, active_code = NULL
      WHERE id = ? AND state = 'open' AND expires_at > ? AND (line_user_id IS NULL OR line_user_id = ?)`;
    return (await execute(tx, sql, [state, lineUserId, lineName, id, now, lineUserId])) === 1;
  }

  /** What it came to, once that is known, in the transaction that ended it. */
  async setState(tx: EntityManager, id: string, state: TieAttemptEntity['state']): Promise<void> {
    await tx.update(TieAttemptEntity, { id }, { state });
  }
}
