import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { execute, insertRows, selectRows } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import { JourneyEntryEntity, JourneyStepEntity, type JourneyEntryState } from './journey.entities.js';

/** A process that dies over its people is replaced after this. */
const leaseMs = 60_000;
/** How often people of a paused journey are looked at. */
const heldMs = 300_000;
const retryMs = 5_000;
/** marks people who were due while their journey was paused */
const held = 'held';
const rowsAStatement = 1000;

const marks = (values: readonly unknown[]): string => values.map(() => '?').join();

/** Where somebody is after they were taken along. */
export type Move = {
  id: string;
  state: JourneyEntryState;
  place: string | null;
  waited: boolean;
  dueAt: number;
};

export type NewEntry = Pick<
  JourneyEntryEntity,
  'teamId' | 'journeyId' | 'contactId' | 'number' | 'version' | 'place'
>;

/** People who enter, are claimed when they are due, and go on. */
@Injectable()
export class JourneyTravelRepository {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** How often each of these people has entered, and whether they are in it now. */
  async earlier(
    db: EntityManager,
    journeyId: string,
    contactIds: readonly string[],
  ): Promise<Map<string, { last: number; running: boolean }>> {
    const rows: { contactId: string; last: string | number; running: string | number }[] = await db.query(
      `SELECT contact_id AS contactId, MAX(number) AS last,
              SUM(CASE WHEN state = 'running' THEN 1 ELSE 0 END) AS running
         FROM journey_entries WHERE journey_id = ? AND contact_id IN (${marks(contactIds)}) GROUP BY contact_id`,
      [journeyId, ...contactIds],
    );
    return new Map(
      rows.map(({ contactId, last, running }) => [
        contactId,
        { last: Number(last), running: Number(running) > 0 },
      ]),
    );
  }

  /** Whom another process has let in meanwhile is left out. */
  async enter(tx: EntityManager, entries: readonly NewEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const now = this.clock.now();
    const rows = entries.map((entry): JourneyEntryEntity => ({
      ...entry,
      id: newId(),
      state: 'running',
      waited: 0,
      dueAt: now,
      attempts: 0,
      leaseToken: '',
      leaseUntil: 0,
      enteredAt: now,
      endedAt: null,
    }));
    await insertRows(tx, JourneyEntryEntity, rows, { ignoreDuplicates: true });
  }

  /** Who is due and nobody takes along, leased to this process. `more`: there may be others. */
  async claim(limit: number): Promise<{ entries: JourneyEntryEntity[]; more: boolean }> {
    const now = this.clock.now();
    const due: { id: string }[] = await this.transactions.once((db) =>
      db.query(
        `SELECT id FROM journey_entries WHERE state = 'running' AND due_at <= ? AND lease_until < ?
          ORDER BY due_at LIMIT ?`,
        [now, now, limit],
      ),
    );
    if (due.length === 0) return { entries: [], more: false };
    const ids = due.map(({ id }) => id);
    const leaseToken = newId();
    const entries = await this.transactions.once(async (db) => {
      const taken = await execute(
        db,
        `UPDATE journey_entries SET lease_token = ?, lease_until = ?, attempts = attempts + 1
          WHERE id IN (${marks(ids)}) AND state = 'running' AND due_at <= ? AND lease_until < ?`,
        [leaseToken, now + leaseMs, ...ids, now, now],
      );
      if (taken === 0) return [];
      const where = `id IN (${marks(ids)}) AND lease_token = ?`;
      return selectRows(db, JourneyEntryEntity, where, [...ids, leaseToken]);
    });
    return { entries, more: due.length === limit };
  }

  /** Those who come to the same place at the same time go in one statement. False: not all are this process's any more. */
  async move(tx: EntityManager, moves: readonly Move[], leaseToken: string): Promise<boolean> {
    const groups = new Map<string, Move[]>();
    for (const move of moves) {
      const key = `${move.state}|${move.place}|${move.waited}|${move.dueAt}`;
      groups.set(key, [...(groups.get(key) ?? []), move]);
    }
    const now = this.clock.now();
    let moved = 0;
    for (const group of groups.values()) {
      const [{ state, place, waited, dueAt }] = group as [Move, ...Move[]];
      const ids = group.map(({ id }) => id);
      moved += await execute(
        tx,
        `UPDATE journey_entries SET state = ?, place = ?, waited = ?, due_at = ?, ended_at = ?, attempts = 0,
            lease_token = '', lease_until = 0
          WHERE id IN (${marks(ids)}) AND state = 'running' AND lease_token = ?`,
        [state, place, waited ? 1 : 0, dueAt, state === 'running' ? null : now, ...ids, leaseToken],
      );
    }
    return moved === moves.length;
  }

  async note(
    tx: EntityManager,
    steps: readonly Omit<JourneyStepEntity, 'id' | 'createdAt'>[],
  ): Promise<void> {
    const now = this.clock.now();
    const rows = steps.map((step) => ({ ...step, id: newId(), createdAt: now }));
    for (let at = 0; at < rows.length; at += rowsAStatement) {
      await insertRows(tx, JourneyStepEntity, rows.slice(at, at + rowsAStatement));
    }
  }

  /**
   * Those of a paused journey are looked at again in a while, or when it goes on. The journey's row is locked first:
   * whoever resumes it wakes them after this, or has done so already.
   * @returns false: it goes on, and they are still this process's
   */
  async hold(journeyId: string, entries: readonly JourneyEntryEntity[]): Promise<boolean> {
    const ids = entries.map(({ id }) => id);
    return this.transactions.run(async (tx) => {
      const paused = await execute(
        tx,
        "UPDATE journeys SET state = state WHERE id = ? AND state = 'paused'",
        [journeyId],
      );
      if (paused === 0) return false;
      await execute(
        tx,
        `UPDATE journey_entries SET due_at = ?, lease_token = ?, lease_until = 0, attempts = 0
          WHERE id IN (${marks(ids)}) AND state = 'running' AND lease_token = ?`,
        [this.clock.now() + heldMs, held, ...ids, entries[0]?.leaseToken ?? ''],
      );
      return true;
    });
  }

  /** Who came in while the journey was being stopped. */
  async stop(entries: readonly JourneyEntryEntity[]): Promise<void> {
    const ids = entries.map(({ id }) => id);
    await this.transactions.once((db) =>
      execute(
        db,
        `UPDATE journey_entries SET state = 'stopped', place = NULL, ended_at = ?, lease_token = '', lease_until = 0
          WHERE id IN (${marks(ids)}) AND state = 'running' AND lease_token = ?`,
        [this.clock.now(), ...ids, entries[0]?.leaseToken ?? ''],
      ),
    );
  }

  async wakeHeld(tx: EntityManager, journeyId: string): Promise<void> {
    await execute(
      tx,
      `UPDATE journey_entries SET due_at = ?, lease_token = ''
        WHERE journey_id = ? AND state = 'running' AND lease_token = ?`,
      [this.clock.now(), journeyId, held],
    );
  }

  /** Given back at once: some of them have left meanwhile. */
  async release(entries: readonly JourneyEntryEntity[]): Promise<void> {
    const ids = entries.map(({ id }) => id);
    await this.transactions.once((db) =>
      execute(
        db,
        `UPDATE journey_entries SET lease_token = '', lease_until = 0
          WHERE id IN (${marks(ids)}) AND state = 'running' AND lease_token = ?`,
        [...ids, entries[0]?.leaseToken ?? ''],
      ),
    );
  }

  /** Not now: 5 s later, then 10, 20 … 10 min. */
  async putOff({ id, leaseToken, attempts }: JourneyEntryEntity): Promise<void> {
    const leaseUntil = this.clock.now() + Math.min(600_000, retryMs * 2 ** Math.min(attempts - 1, 10));
    await this.transactions.once((db) =>
      db.update(JourneyEntryEntity, { id, leaseToken }, { leaseToken: '', leaseUntil }),
    );
  }
}
