import { Injectable } from '@nestjs/common';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { Metrics } from '../metrics/metrics.js';
import type { DeliveryKind } from './delivery.js';
import { DeliveryQueue } from './delivery-queue.js';

/** `oldestAt`: when the oldest one was due. */
export type KindBacklog = {
  kind: DeliveryKind;
  waiting: number;
  due: number;
  oldestAt: number;
  oldestDueMs: number;
};

/** What has not been sent yet, by the database: the queues know ids only, and may have lost some. */
@Injectable()
export class Backlog {
  constructor(
    private readonly transactions: Transactions,
    private readonly queue: DeliveryQueue,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    metrics.onScrape(() => this.tellOutbox(metrics));
    metrics.onScrape(() => this.tellQueues(metrics));
  }

  /** Counted in the index of state, due time and kind alone. */
  async byKind(): Promise<KindBacklog[]> {
    const now = this.clock.now();
    const rows = await this.transactions.once((db): Promise<Record<string, string | number | null>[]> =>
      db.query(
        `SELECT kind, COUNT(*) AS waiting, SUM(CASE WHEN due_at <= ? THEN 1 ELSE 0 END) AS due,
            MIN(due_at) AS oldest FROM deliveries WHERE state = 'queued' GROUP BY kind`,
        [now],
      ),
    );
    return rows.map((row) => ({
      kind: String(row['kind']) as DeliveryKind,
      waiting: Number(row['waiting']),
      due: Number(row['due']),
      oldestAt: Number(row['oldest']),
      oldestDueMs: Math.max(0, now - Number(row['oldest'])),
    }));
  }

  /** How long the oldest hundredth of `due` deliveries waits at least, in milliseconds; of one kind, or of all. */
  async ageP99(due: number, kind: string | null = null): Promise<number> {
    if (due === 0) return 0;
    const now = this.clock.now();
    const rows = await this.transactions.once((db): Promise<{ due_at: string | number }[]> =>
      db.query(
        `SELECT due_at FROM deliveries WHERE state = 'queued' AND due_at <= ? ${kind === null ? '' : 'AND kind = ?'}
          ORDER BY due_at LIMIT 1 OFFSET ?`,
        [now, ...(kind === null ? [] : [kind]), Math.floor(due / 100)],
      ),
    );
    return rows[0] ? Math.max(0, now - Number(rows[0].due_at)) : 0;
  }

  private async tellOutbox(metrics: Metrics): Promise<void> {
    const kinds = await this.byKind();
    const ageMs = await this.ageP99(kinds.reduce((sum, { due }) => sum + due, 0));
    for (const gauge of [metrics.outboxWaiting, metrics.outboxDue, metrics.outboxOldest]) gauge.clear();
    for (const { kind, waiting, due, oldestDueMs } of kinds) {
      metrics.outboxWaiting.set({ kind }, waiting);
      metrics.outboxDue.set({ kind }, due);
      metrics.outboxOldest.set({ kind }, oldestDueMs / 1000);
    }
    metrics.outboxAgeP99.set({}, ageMs / 1000);
  }

  private async tellQueues(metrics: Metrics): Promise<void> {
    const depths = await this.queue.depths();
    metrics.queueJobs.clear();
    metrics.queueUp.set({}, depths ? 1 : 0);
    for (const [queue, states] of Object.entries(depths ?? {})) {
      for (const [state, jobs] of Object.entries(states)) metrics.queueJobs.set({ queue, state }, jobs);
    }
  }
}
