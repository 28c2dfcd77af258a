import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Batcher } from '../database/batcher.js';
import { Cipher, type SealPlace } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { execute, insertRows, selectRows } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import {
  deliveryKinds,
  type ClaimedDelivery,
  type DeliveryDraft,
  type DeliveryKind,
  type DeliveryResult,
} from './delivery.js';
import type { Doorbell } from './delivery-queue.js';
import { DeliveryEntity, type DeliveryState } from './delivery.entity.js';
import { handedColumns, handedToOf, type HandedTo } from './handed-to.js';

/** Rows of other kinds are a newer version's, during an upgrade or after going back: they are left to it. */
const ofKnownKind = `kind IN ('${Object.keys(deliveryKinds).join("','")}')`;

/** Longer than any provider call with its timeouts; a dead worker's deliveries wait this long. */
export const leaseMs = 60_000;

/** `payloadFault`: why the payload could not be read; it is null then. */
export type Claim = { delivery: ClaimedDelivery; leaseToken: string; payloadFault?: string };

/** What follows an end that is not a success. */
export type Aftermath = {
  /** in the transaction that ends it as failed */
  onFailed: ((tx: EntityManager) => Promise<void>) | null;
  /** an unknown one is asked about after this time; null: never */
  asksAfterMs: number | null;
};

type Delivered = { id: string; leaseToken: string; providerId: string | null };

/** Writes, claims and ends deliveries. What providers say later is booked by `DeliveryReceipts`. */
@Injectable()
export class DeliveryRepository {
  private readonly claims = new Batcher<string, Claim | null>((ids) => this.claimAll(ids), 64);
  private readonly ends = new Batcher<Delivered, undefined>((ends) => this.endDelivered(ends), 64);

  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  /** Writes the outbox row. With `leaseToken` it is born claimed by this process. */
  async insert(tx: EntityManager, draft: DeliveryDraft, leaseToken: string | null = null): Promise<string> {
    const row = this.rowOf(draft, leaseToken);
    await insertRows(tx, DeliveryEntity, [row]);
    return row.id;
  }

  /** Many in one statement; at most 1,000. @returns their ids in the same order */
  async insertAll(tx: EntityManager, drafts: readonly DeliveryDraft[]): Promise<string[]> {
    const rows = drafts.map((draft) => this.rowOf(draft, null));
    if (rows.length > 0) await insertRows(tx, DeliveryEntity, rows);
    return rows.map(({ id }) => id);
  }

  private rowOf(draft: DeliveryDraft, leaseToken: string | null): DeliveryEntity {
    const id = newId();
    const now = this.clock.now();
    return {
      id,
      teamId: draft.teamId,
      channelId: draft.channelId,
      lineUserId: draft.lineUserId,
      kind: draft.kind,
      dedupeKey: draft.dedupeKey,
      state: 'queued',
      payloadSealed: this.cipher.seal(JSON.stringify(draft.payload), payloadPlace(draft.teamId, id)),
      attempts: leaseToken ? 1 : 0,
      refusals: 0,
      dueAt: now,
      expiresAt: draft.expiresAt,
      leaseToken,
      leaseUntil: leaseToken ? now + leaseMs : null,
      reason: null,
      providerId: null,
      ...handedColumns(draft.handedTo),
      receipt: null,
      askAt: null,
      createdAt: now,
      endedAt: null,
    };
  }

  /** Claims a due delivery for this process; null when it is not due, ended, or claimed by another. */
  claim(id: string): Promise<Claim | null> {
    return this.claims.add(id);
  }

  /**
   * Notes which of several providers gets it next, and with which account; to be done before it goes there, so that
   * whoever takes over from a dead worker knows whom to ask. False: it has ended meanwhile, or another worker has it,
   * and must not be sent.
   */
  async handTo(
    { id, heldUntil }: Pick<ClaimedDelivery, 'id' | 'heldUntil'>,
    { gatewayId, account }: HandedTo,
  ): Promise<boolean> {
    const changed = await this.transactions.once((db) =>
      execute(
        db,
        `UPDATE deliveries SET gateway_id = ?, gateway_account = ?
          WHERE id = ? AND state = 'queued' AND lease_until = ?`,
        [gatewayId, account, id, heldUntil],
      ),
    );
    return changed === 1;
  }

  /** Records how a try ended; a lease that was lost meanwhile records nothing. */
  async record(
    { delivery, leaseToken }: Claim,
    result: DeliveryResult,
    { onFailed, asksAfterMs }: Aftermath,
  ): Promise<void> {
    if (result.kind === 'delivered') {
      await this.ends.add({
        id: delivery.id,
        leaseToken,
        providerId: result.providerId?.slice(0, 100) ?? null,
      });
      return;
    }
    const now = this.clock.now();
    const change =
      result.kind === 'retry'
        ? {
            reason: result.reason.slice(0, 200),
            dueAt: now + (result.afterMs ?? backOff(delivery.attempt)),
            ...(!result.doubtful && { refusals: () => 'refusals + 1' }),
          }
        : {
            state: result.kind satisfies DeliveryState,
            reason: result.reason.slice(0, 200),
            // Whoever asks about it later needs the number.
            ...(result.kind === 'unknown' && asksAfterMs !== null
              ? { askAt: now + asksAfterMs }
              : { payloadSealed: null }),
            endedAt: now,
          };
    const write = async (db: EntityManager) => {
      const written = await db.update(
        DeliveryEntity,
        { id: delivery.id, leaseToken, state: 'queued' },
        { ...change, leaseToken: null, leaseUntil: null },
      );
      return written.affected === 1;
    };
    if (result.kind !== 'failed' || !onFailed) {
      await this.transactions.once(write);
      return;
    }
    await this.transactions.run(async (tx) => {
      if (await write(tx)) await onFailed(tx);
    });
  }

  /** What a channel's messages waited for has come: they are due now. */
  async wake(tx: EntityManager, channelId: string): Promise<void> {
    const now = this.clock.now();
    await execute(
      tx,
      `UPDATE deliveries SET due_at = ?
        WHERE channel_id = ? AND state = 'queued' AND kind LIKE 'line.%' AND due_at > ?`,
      [now, channelId, now],
    );
  }

  /** Deliveries that nobody was told of, whose time has come, or whose worker died. */
  async listOverdue(graceMs: number, limit: number, withoutChannels: readonly string[]): Promise<Doorbell[]> {
    const now = this.clock.now();
    const rows = await this.transactions.once((db) =>
      db
        .createQueryBuilder(DeliveryEntity, 'd')
        .select(['d.id', 'd.kind', 'd.channelId'])
        .where('d.state = :state AND d.due_at <= :due', { state: 'queued', due: now - graceMs })
        .andWhere('(d.lease_until IS NULL OR d.lease_until < :now)', { now })
        .andWhere(`d.${ofKnownKind}`)
        .andWhere(
          withoutChannels.length > 0
            ? '(d.channel_id IS NULL OR d.channel_id NOT IN (:...crowded))'
            : '1 = 1',
          { crowded: withoutChannels },
        )
        .orderBy('d.due_at')
        .limit(limit)
        .getMany(),
    );
    return rows.map(({ id, kind, channelId }) => ({ id, kind: kind as DeliveryKind, channelId }));
  }

  /** What is asked for at the same time is claimed together: one UPDATE, one SELECT. */
  private async claimAll(ids: readonly string[]): Promise<(Claim | null)[]> {
    const leaseToken = newId();
    const now = this.clock.now();
    const claimed = await this.transactions.once(async (db) => {
      const count = await execute(
        db,
        `UPDATE deliveries SET lease_token = ?, lease_until = ?, attempts = attempts + 1
          WHERE id IN (${ids.map(() => '?').join()}) AND state = 'queued' AND due_at <= ?
            AND (lease_until IS NULL OR lease_until < ?) AND ${ofKnownKind}`,
        [leaseToken, now + leaseMs, ...ids, now, now],
      );
      if (count === 0) return [];
      const where = `id IN (${ids.map(() => '?').join()}) AND lease_token = ?`;
      return selectRows(db, DeliveryEntity, where, [...ids, leaseToken]);
    });
    const byId = new Map(claimed.map((row) => [row.id, row]));
    return ids.map((id) => {
      const row = byId.get(id);
      // The same id twice in one batch is one claim.
      byId.delete(id);
      return row ? { ...this.open(row), leaseToken } : null;
    });
  }

  private async endDelivered(ends: readonly Delivered[]): Promise<undefined[]> {
    const ids = ends.map(({ id }) => id);
    await this.transactions.once((db) =>
      execute(
        db,
        `UPDATE deliveries SET state = 'delivered', reason = NULL, payload_sealed = NULL, ended_at = ?,
            provider_id = CASE id ${ends.map(() => 'WHEN ? THEN ?').join(' ')} END,
            lease_token = NULL, lease_until = NULL
          WHERE state = 'queued' AND id IN (${ids.map(() => '?').join()})
            AND lease_token = CASE id ${ends.map(() => 'WHEN ? THEN ?').join(' ')} END`,
        [
          this.clock.now(),
          ...ends.flatMap(({ id, providerId }) => [id, providerId]),
          ...ids,
          ...ends.flatMap(({ id, leaseToken }) => [id, leaseToken]),
        ],
      ),
    );
    return ends.map(() => undefined);
  }

  private open(row: DeliveryEntity): Omit<Claim, 'leaseToken'> {
    const { id, teamId, channelId, attempts, createdAt, expiresAt, payloadSealed } = row;
    const doubtful = attempts - 1 > row.refusals;
    const kind = row.kind as DeliveryKind;
    const delivery = {
      id,
      kind,
      teamId,
      channelId,
      attempt: attempts,
      doubtful,
      createdAt,
      expiresAt,
      heldUntil: row.leaseUntil ?? 0,
      handedTo: handedToOf(row),
    };
    try {
      const payload: unknown = JSON.parse(this.cipher.open(payloadSealed ?? '', payloadPlace(teamId, id)));
      return { delivery: { ...delivery, payload } };
    } catch (error) {
      const payloadFault = error instanceof Error ? error.message : 'unreadable';
      return { delivery: { ...delivery, payload: null }, payloadFault };
    }
  }
}

/** Where a payload stands: whoever seals or opens one uses this place. */
export function payloadPlace(teamId: string, rowId: string): SealPlace {
  return { teamId, table: 'deliveries', column: 'payload', rowId };
}

/** 1 s, 2 s, 4 s … 5 min, each with up to half of it as jitter. */
function backOff(attempt: number): number {
  const base = Math.min(300_000, 1000 * 2 ** (attempt - 1));
  return Math.round(base * (1 + Math.random() / 2));
}
