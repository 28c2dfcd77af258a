import { Injectable } from '@nestjs/common';
import { newId } from '../database/ids.js';
import { execute, insertRows } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import { HousekeepingTurnEntity } from './housekeeping-turn.entity.js';
import type { RetentionRule } from './retention.js';

const task = 'retention';

@Injectable()
export class HousekeepingRepository {
  private turnExists = false;

  constructor(private readonly transactions: Transactions) {}

  /** A token when it is this process's turn until `leaseUntil`; null when nothing is due or another one is at it. */
  async takeTurn(now: number, leaseUntil: number): Promise<string | null> {
    const leaseToken = newId();
    return this.transactions.once(async (db) => {
      if (!this.turnExists) {
        const row = { task, leaseToken: null, leaseUntil: 0, dueAt: 0 };
        await insertRows(db, HousekeepingTurnEntity, [row], { ignoreDuplicates: true });
        this.turnExists = true;
      }
      const taken = await execute(
        db,
        `UPDATE housekeeping_turns SET lease_token = ?, lease_until = ?
          WHERE task = ? AND due_at <= ? AND lease_until <= ?`,
        [leaseToken, leaseUntil, task, now, now],
      );
      return taken === 1 ? leaseToken : null;
    });
  }

  async endTurn(leaseToken: string, dueAt: number): Promise<void> {
    await this.transactions.once((db) =>
      db.update(HousekeepingTurnEntity, { task, leaseToken }, { leaseToken: null, leaseUntil: 0, dueAt }),
    );
  }

  /**
   * Deletes at most `limit` rows, found first and then deleted by key, so that few locks are held for a short time.
   * @returns how many were found
   */
  async deleteSome({ table, key, where, parameters, order }: RetentionRule, limit: number): Promise<number> {
    const found = await this.transactions.once((db): Promise<{ id: string }[]> =>
      db.query(`SELECT ${key} AS id FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT ?`, [
        ...parameters,
        limit,
      ]),
    );
    if (found.length === 0) return 0;
    const ids = found.map(({ id }) => id);
    await this.transactions.once((db) =>
      execute(db, `DELETE FROM ${table} WHERE ${key} IN (${ids.map(() => '?').join()}) AND ${where}`, [
        ...ids,
        ...parameters,
      ]),
    );
    return found.length;
  }
}
