import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { execute } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import { Backlog } from './backlog.js';

export type KindOverview = {
  kind: string;
  waiting: number;
  due: number;
  putOff: number;
  sending: number;
  dueAgeP99Seconds: number;
  lastDay: { delivered: number; failed: number; unknown: number };
};

type Row = Record<string, string | number | null>;

const dayMs = 86_400_000;
const mostReasons = 200;

/** All deliveries of the installation by kind, for whoever runs it. Never whose they are, nor what they say. */
@Injectable()
export class DeliveryOverview {
  constructor(
    private readonly transactions: Transactions,
    private readonly backlog: Backlog,
    private readonly clock: Clock,
  ) {}

  async byKind(): Promise<KindOverview[]> {
    const [waiting, underWay, ended] = await Promise.all([
      this.backlog.byKind(),
      this.underWay(),
      this.endedInADay(),
    ]);
    const kinds = new Set([...waiting, ...underWay, ...ended].map(({ kind }) => String(kind)));
    return Promise.all(
      [...kinds].sort().map(async (kind): Promise<KindOverview> => {
        const backlog = waiting.find((entry) => entry.kind === kind);
        const now = underWay.find((row) => row['kind'] === kind);
        const due = backlog?.due ?? 0;
        const count = (state: string) =>
          Number(ended.find((row) => row['kind'] === kind && row['state'] === state)?.['n'] ?? 0);
        return {
          kind,
          waiting: backlog?.waiting ?? 0,
          due,
          putOff: Number(now?.['put_off'] ?? 0),
          sending: Number(now?.['sending'] ?? 0),
          dueAgeP99Seconds: Math.round((await this.backlog.ageP99(due, kind)) / 1000),
          lastDay: { delivered: count('delivered'), failed: count('failed'), unknown: count('unknown') },
        };
      }),
    );
  }

  /** The commonest first. A reason is a provider's words or ours, and may repeat a number. */
  async reasons(): Promise<{ kind: string; reason: string; count: number }[]> {
    const rows = await this.read(
      `SELECT kind, reason, COUNT(*) AS n FROM deliveries
        WHERE state IN ('failed', 'unknown') AND due_at >= ? AND reason IS NOT NULL
        GROUP BY kind, reason ORDER BY n DESC, kind, reason LIMIT ${mostReasons}`,
      [this.clock.now() - dayMs],
    );
    return rows.map((row) => ({
      kind: String(row['kind']),
      reason: String(row['reason']),
      count: Number(row['n']),
    }));
  }

  /** How many wait for each of these channels. */
  async waitingFor(channelIds: readonly string[]): Promise<Map<string, number>> {
    if (channelIds.length === 0) return new Map();
    const rows = await this.read(
      `SELECT channel_id, COUNT(*) AS n FROM deliveries
        WHERE state = 'queued' AND channel_id IN (${channelIds.map(() => '?').join()}) GROUP BY channel_id`,
      channelIds,
    );
    return new Map(rows.map((row) => [String(row['channel_id']), Number(row['n'])]));
  }

  /**
   * Those that were refused and wait for their next time are due now. What has ended stays ended: its content is
   * erased, its charge given back. How many there were.
   */
  retry(tx: EntityManager, kind: string, exceptChannels: readonly string[]): Promise<number> {
    const now = this.clock.now();
    const elsewhere = exceptChannels.length
      ? `AND (channel_id IS NULL OR channel_id NOT IN (${exceptChannels.map(() => '?').join()}))`
      : '';
    return execute(
      tx,
      `UPDATE deliveries SET due_at = ?
        WHERE state = 'queued' AND kind = ? AND attempts > 0 AND due_at > ?
          AND (lease_until IS NULL OR lease_until < ?) ${elsewhere}`,
      [now, kind, now, now, ...exceptChannels],
    );
  }

  private underWay(): Promise<Row[]> {
    const now = this.clock.now();
    return this.read(
      `SELECT kind, SUM(CASE WHEN lease_until >= ? THEN 1 ELSE 0 END) AS sending,
          SUM(CASE WHEN attempts > 0 AND due_at > ? THEN 1 ELSE 0 END) AS put_off
        FROM deliveries WHERE state = 'queued' GROUP BY kind`,
      [now, now],
    );
  }

  /** By when they were due: that stands in the index. */
  private endedInADay(): Promise<Row[]> {
    return this.read(
      `SELECT kind, state, COUNT(*) AS n FROM deliveries
        WHERE state IN ('delivered', 'failed', 'unknown') AND due_at >= ? GROUP BY kind, state`,
      [this.clock.now() - dayMs],
    );
  }

  private read(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.transactions.once((db): Promise<Row[]> => db.query(sql, [...values]));
  }
}
