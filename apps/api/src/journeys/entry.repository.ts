import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { execute, selectRows } from '../database/statements.js';
import type { DeliveryState } from '../delivery/delivery.entity.js';
import { ProblemError } from '../http/problem.js';
import { JourneyEntryEntity, JourneyStepEntity, type JourneyEntryState } from './journey.entities.js';

export type EntryCounts = { entered: number; running: number; ended: number; delivered: number };

const marks = (values: readonly unknown[]): string => values.map(() => '?').join();

/** Who is and was in journeys: what staff ask of it. */
@Injectable()
export class EntryRepository {
  /** @throws request.not_found */
  async get(db: EntityManager, teamId: string, id: string): Promise<JourneyEntryEntity> {
    const entry = await db.findOneBy(JourneyEntryEntity, { teamId, id });
    if (!entry) throw new ProblemError('request.not_found');
    return entry;
  }

  list(
    db: EntityManager,
    journeyId: string,
    { before, limit, state }: { before?: string; limit: number; state?: JourneyEntryState },
  ): Promise<JourneyEntryEntity[]> {
    return db.find(JourneyEntryEntity, {
      where: { journeyId, ...(state && { state }), ...(before && { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  steps(db: EntityManager, entryId: string): Promise<JourneyStepEntity[]> {
    return selectRows(db, JourneyStepEntity, 'entry_id = ? ORDER BY id', [entryId]);
  }

  /** Of many journeys in three statements, each along an index. */
  async counts(db: EntityManager, journeyIds: readonly string[]): Promise<Map<string, EntryCounts>> {
    const none = { entered: 0, running: 0, ended: 0, delivered: 0 };
    const counts = new Map(journeyIds.map((id): [string, EntryCounts] => [id, { ...none }]));
    if (journeyIds.length === 0) return counts;
    const rows: { id: string; state: string; n: string | number }[] = await db.query(
      `SELECT journey_id AS id, state, COUNT(*) AS n FROM journey_entries
        WHERE journey_id IN (${marks(journeyIds)}) GROUP BY journey_id, state`,
      [...journeyIds],
    );
    for (const { id, state, n } of rows) {
      const count = counts.get(id);
      if (!count) continue;
      count.entered += Number(n);
      count[state === 'running' ? 'running' : 'ended'] += Number(n);
    }
    await this.countDelivered(db, counts);
    return counts;
  }

  /**
   * What was handed over, less what LINE has not taken: most is taken, and looking each one up would cost a page of
   * journeys seconds. That is asked first, so that what comes meanwhile makes nothing less than none.
   */
  private async countDelivered(db: EntityManager, counts: Map<string, EntryCounts>): Promise<void> {
    const ids = [...counts.keys()];
    const add = async (sign: 1 | -1, sql: string) => {
      const rows: { id: string; n: string | number }[] = await db.query(sql, ids);
      for (const { id, n } of rows) {
        const count = counts.get(id);
        if (count) count.delivered += sign * Number(n);
      }
    };
    // CROSS JOIN: SQLite would begin with the steps
    await add(
      -1,
      `SELECT s.journey_id AS id, COUNT(*) AS n
         FROM deliveries d CROSS JOIN journey_steps s ON s.delivery_id = d.id
        WHERE d.state IN ('queued', 'failed', 'unknown') AND d.kind = 'line.push'
          AND s.journey_id IN (${marks(ids)}) GROUP BY s.journey_id`,
    );
    await add(
      1,
      `SELECT journey_id AS id, COUNT(*) AS n FROM journey_steps
        WHERE journey_id IN (${marks(ids)}) AND kind = 'send' AND result = 'queued' GROUP BY journey_id`,
    );
  }

  /** Versions in which somebody is now. */
  async runningVersions(
    db: EntityManager,
    journeyIds: readonly string[],
  ): Promise<{ journeyId: string; version: number; people: number }[]> {
    if (journeyIds.length === 0) return [];
    const rows: { journeyId: string; version: number; n: string | number }[] = await db.query(
      `SELECT journey_id AS journeyId, version, COUNT(*) AS n FROM journey_entries
        WHERE journey_id IN (${marks(journeyIds)}) AND state = 'running' GROUP BY journey_id, version`,
      [...journeyIds],
    );
    return rows.map(({ journeyId, version, n }) => ({ journeyId, version, people: Number(n) }));
  }

  /** It is over for everybody who is in it. @returns how many that were */
  async stopAll(tx: EntityManager, journeyId: string, now: number): Promise<number> {
    return execute(
      tx,
      `UPDATE journey_entries SET state = 'stopped', place = NULL, ended_at = ?, lease_token = '', lease_until = 0
        WHERE journey_id = ? AND state = 'running'`,
      [now, journeyId],
    );
  }

  /** How many came to each step, by result; how many are there now; what became of what was sent. */
  async figures(
    db: EntityManager,
    journeyId: string,
  ): Promise<{
    results: { stepId: string; result: string; n: number }[];
    here: { stepId: string; n: number }[];
    deliveries: { stepId: string; state: string; n: number }[];
  }> {
    type Row = { stepId: string; what: string; n: string | number };
    const read = async (sql: string) => {
      const rows: Row[] = await db.query(sql, [journeyId]);
      return rows.map((row) => ({ ...row, n: Number(row.n) }));
    };
    const results = await read(
      `SELECT step_id AS stepId, result AS what, COUNT(*) AS n FROM journey_steps
        WHERE journey_id = ? GROUP BY step_id, result`,
    );
    const here = await read(
      `SELECT place AS stepId, state AS what, COUNT(*) AS n FROM journey_entries
        WHERE journey_id = ? AND state = 'running' AND place IS NOT NULL GROUP BY place, state`,
    );
    const deliveries = await read(
      `SELECT s.step_id AS stepId, d.state AS what, COUNT(*) AS n
         FROM journey_steps s JOIN deliveries d ON d.id = s.delivery_id
        WHERE s.journey_id = ? AND s.result = 'queued' GROUP BY s.step_id, d.state`,
    );
    return {
      results: results.map(({ stepId, what: result, n }) => ({ stepId, result, n })),
      here,
      deliveries: deliveries.map(({ stepId, what: state, n }) => ({ stepId, state, n })),
    };
  }

  /** Names by contact, null for the nameless; who is gone is missing. */
  async namesOf(db: EntityManager, contactIds: readonly string[]): Promise<Map<string, string | null>> {
    if (contactIds.length === 0) return new Map();
    const rows: { id: string; name: string | null }[] = await db.query(
      `SELECT id, display_name AS name FROM contacts WHERE id IN (${marks(contactIds)})`,
      [...contactIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async deliveryStates(
    db: EntityManager,
    ids: readonly string[],
  ): Promise<Map<string, { state: DeliveryState; reason: string | null }>> {
    if (ids.length === 0) return new Map();
    const rows: { id: string; state: DeliveryState; reason: string | null }[] = await db.query(
      `SELECT id, state, reason FROM deliveries WHERE id IN (${marks(ids)})`,
      [...ids],
    );
    return new Map(rows.map(({ id, ...told }) => [id, told]));
  }
}
