import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { execute, selectRows } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import { ContactEventEntity } from './contact-event.entities.js';

/** A process that dies over its events is replaced after this. */
const leaseMs = 30_000;
const retryMs = 5_000;

const marks = (values: readonly unknown[]): string => values.map(() => '?').join();

/** Claims and forgets what happened to contacts. */
@Injectable()
export class ContactEventRepository {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * The oldest that nobody works on, leased to this process. Several may look at once: each gets its own.
   * `more`: there may be others.
   */
  async claim(limit: number): Promise<{ events: ContactEventEntity[]; more: boolean }> {
    const now = this.clock.now();
    const free: { id: string }[] = await this.transactions.once((db) =>
      db.query('SELECT id FROM contact_events WHERE lease_until < ? ORDER BY lease_until, id LIMIT ?', [
        now,
        limit,
      ]),
    );
    if (free.length === 0) return { events: [], more: false };
    const ids = free.map(({ id }) => id);
    const leaseToken = newId();
    const events = await this.transactions.once(async (db) => {
      const taken = await execute(
        db,
        `UPDATE contact_events SET lease_token = ?, lease_until = ?, attempts = attempts + 1
          WHERE id IN (${marks(ids)}) AND lease_until < ?`,
        [leaseToken, now + leaseMs, ...ids, now],
      );
      if (taken === 0) return [];
      const where = `id IN (${marks(ids)}) AND lease_token = ? ORDER BY id`;
      return selectRows(db, ContactEventEntity, where, [...ids, leaseToken]);
    });
    return { events, more: free.length === limit };
  }

  /** False when the lease was lost: whoever has it now tells them. */
  async remove(tx: EntityManager, events: readonly ContactEventEntity[]): Promise<boolean> {
    const ids = events.map(({ id }) => id);
    const gone = await execute(
      tx,
      `DELETE FROM contact_events WHERE id IN (${marks(ids)}) AND lease_token = ?`,
      [...ids, events[0]?.leaseToken ?? ''],
    );
    return gone === ids.length;
  }

  /** Not now: 5 s later, then 10, 20 … 10 min. */
  async putOff({ id, leaseToken, attempts }: ContactEventEntity): Promise<void> {
    const leaseUntil = this.clock.now() + Math.min(600_000, retryMs * 2 ** Math.min(attempts - 1, 10));
    await this.transactions.once((db) =>
      db.update(ContactEventEntity, { id, leaseToken }, { leaseToken: '', leaseUntil }),
    );
  }
}
