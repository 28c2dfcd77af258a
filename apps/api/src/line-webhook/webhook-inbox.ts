import { Inject, Injectable } from '@nestjs/common';
import type { LineEvent } from '@tieline/line';
import type { Logger } from 'pino';
import { In } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Batcher } from '../database/batcher.js';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { execute, insertRows } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import { InjectLogger } from '../logging/logging.module.js';
import { WebhookEventEntity } from './webhook-event.entity.js';

/** What is kept of an event: what processing needs, not LINE's whole body. */
export type InboxEvent = Omit<LineEvent, 'raw'>;
export type StoredEvent = { id: string; teamId: string; channelId: string; event: InboxEvent };

const leaseMs = 30_000;
const sweepBatch = 100;
const dayMs = 86_400_000;

/** The only place that talks to webhook_events. */
@Injectable()
export class WebhookInbox {
  private readonly inserts = new Batcher<StoredEvent, boolean>((items) => this.insertAll(items), 100);
  private readonly ends = new Batcher<string, undefined>((ids) => this.endAll(ids), 500, 1);

  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /**
   * Stores events durably, leased to this process; those that LINE sent before are left out of the answer, and so are
   * those too old for us to remember whether it did.
   */
  async store(channel: { id: string; teamId: string }, events: readonly LineEvent[]): Promise<StoredEvent[]> {
    const oldest = this.clock.now() - this.config.retention.eventsDays * dayMs;
    const recent = events.filter(({ timestamp }) => timestamp >= oldest);
    const stored = recent.map(({ raw: _raw, ...event }) => ({
      id: newId(),
      teamId: channel.teamId,
      channelId: channel.id,
      event,
    }));
    const isNew = await Promise.all(stored.map((event) => this.inserts.add(event)));
    return stored.filter((_event, i) => isNew[i]);
  }

  /** Marks events as worked on and forgets their content. */
  async end(id: string): Promise<void> {
    await this.ends.add(id);
  }

  /** Events whose process died before it was through with them, leased to this one. */
  async takeOverdue(): Promise<StoredEvent[]> {
    const now = this.clock.now();
    const rows = await this.transactions.once((db) =>
      db
        .createQueryBuilder(WebhookEventEntity, 'e')
        .where("e.state = 'open' AND e.lease_until < :now", { now })
        .orderBy('e.lease_until')
        .limit(sweepBatch)
        .getMany(),
    );
    const taken: StoredEvent[] = [];
    for (const row of rows) {
      const event = (await this.lease(row, now)) ? this.tryOpen(row) : null;
      if (event) taken.push(event);
    }
    return taken;
  }

  /** False when another process was first. */
  private async lease({ id, leaseToken }: WebhookEventEntity, now: number): Promise<boolean> {
    const { affected } = await this.transactions.once((db) =>
      db.update(
        WebhookEventEntity,
        { id, state: 'open', leaseToken },
        { leaseToken: newId(), leaseUntil: now + leaseMs },
      ),
    );
    return affected === 1;
  }

  private async insertAll(items: readonly StoredEvent[]): Promise<boolean[]> {
    const now = this.clock.now();
    const leaseToken = newId();
    const rows = items.map(({ id, teamId, channelId, event }) => ({
      id,
      teamId,
      channelId,
      eventId: event.id.slice(0, 64),
      type: event.type.slice(0, 40),
      lineUserId: event.userId?.slice(0, 40) ?? null,
      state: 'open' as const,
      payloadSealed: this.cipher.seal(JSON.stringify(event), place(teamId, id)),
      leaseToken,
      leaseUntil: now + leaseMs,
      receivedAt: now,
    }));
    return this.transactions.once(async (db) => {
      const written = await insertRows(db, WebhookEventEntity, rows, { ignoreDuplicates: true });
      if (written === rows.length) return rows.map(() => true);
      const ids = rows.map(({ id }) => id);
      const found = await db.find(WebhookEventEntity, { where: { id: In(ids) }, select: { id: true } });
      const present = new Set(found.map(({ id }) => id));
      return ids.map((id) => present.has(id));
    });
  }

  private async endAll(ids: readonly string[]): Promise<undefined[]> {
    await this.transactions.once((db) =>
      execute(
        db,
        `UPDATE webhook_events SET state = 'done', payload_sealed = NULL WHERE id IN (${ids.map(() => '?').join()})`,
        ids,
      ),
    );
    return ids.map(() => undefined);
  }

  /** An event that no key opens waits for the key to come back; it must not hold up the others. */
  private tryOpen(row: WebhookEventEntity): StoredEvent | null {
    try {
      return this.open(row);
    } catch (error) {
      this.logger.error({ err: error, eventId: row.id, type: row.type }, 'webhook event can not be read');
      return null;
    }
  }

  private open(row: WebhookEventEntity): StoredEvent {
    const { id, teamId, channelId, payloadSealed } = row;
    const event = JSON.parse(this.cipher.open(payloadSealed ?? '', place(teamId, id))) as InboxEvent;
    return { id, teamId, channelId, event };
  }
}

function place(teamId: string, rowId: string) {
  return { teamId, table: 'webhook_events', column: 'payload', rowId };
}
