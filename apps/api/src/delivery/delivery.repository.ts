import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import type { ClaimedDelivery, DeliveryDraft, DeliveryKind, DeliveryResult } from './delivery.js';
import { DeliveryEntity, type DeliveryState } from './delivery.entity.js';

/** Longer than any provider call with its timeouts; a dead worker's deliveries wait this long. */
export const leaseMs = 60_000;

/** `payloadFault`: why the payload could not be read; it is null then. */
export type Claim = { delivery: ClaimedDelivery; leaseToken: string; payloadFault?: string };

/** The only place that talks to the deliveries table. */
@Injectable()
export class DeliveryRepository {
  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  /** Writes the outbox row. With `leaseToken` it is born claimed by this process. */
  async insert(tx: EntityManager, draft: DeliveryDraft, leaseToken: string | null = null): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    await tx.insert(DeliveryEntity, {
      id,
      teamId: draft.teamId,
      channelId: draft.channelId,
      lineUserId: draft.lineUserId,
      kind: draft.kind,
      dedupeKey: draft.dedupeKey,
      state: 'queued',
      payloadSealed: this.cipher.seal(JSON.stringify(draft.payload), this.place(draft.teamId, id)),
      attempts: leaseToken ? 1 : 0,
      dueAt: now,
      expiresAt: draft.expiresAt,
      leaseToken,
      leaseUntil: leaseToken ? now + leaseMs : null,
      reason: null,
      providerId: null,
      createdAt: now,
      endedAt: null,
    });
    return id;
  }

  /** Claims a due delivery for this process; null when it is not due, ended, or claimed by another. */
  async claim(id: string): Promise<Claim | null> {
    const leaseToken = newId();
    const now = this.clock.now();
    return this.transactions.once(async (db) => {
      const claimed = await db
        .createQueryBuilder()
        .update(DeliveryEntity)
        .set({ leaseToken, leaseUntil: now + leaseMs, attempts: () => 'attempts + 1' })
        .where('id = :id AND state = :state AND due_at <= :now', { id, state: 'queued', now })
        .andWhere('(lease_until IS NULL OR lease_until < :now)', { now })
        .execute();
      if (claimed.affected !== 1) return null;
      const row = await db.findOneByOrFail(DeliveryEntity, { id });
      return { ...this.open(row), leaseToken };
    });
  }

  /** Records how a try ended; a lease that was lost meanwhile records nothing. */
  async record(
    { delivery, leaseToken }: Claim,
    result: DeliveryResult,
    onFailed: ((tx: EntityManager) => Promise<void>) | null,
  ): Promise<void> {
    const now = this.clock.now();
    const change =
      result.kind === 'retry'
        ? { reason: result.reason.slice(0, 200), dueAt: now + (result.afterMs ?? backOff(delivery.attempt)) }
        : {
            state: result.kind satisfies DeliveryState,
            reason: result.kind === 'delivered' ? null : result.reason.slice(0, 200),
            providerId: result.kind === 'delivered' ? result.providerId : null,
            payloadSealed: null,
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

  /**
   * Forgets the person that deliveries were for. What nobody has tried yet fails, what may be on its way ends as
   * unknown: a worker that holds it records nothing any more. Tells which rows they are.
   */
  async forget(
    tx: EntityManager,
    person: { channelId: string; lineUserId: string },
  ): Promise<{ id: string; kind: string; untried: boolean }[]> {
    const rows = await tx.findBy(DeliveryEntity, person);
    const open = { ...person, state: 'queued' as const };
    const ended = { leaseToken: null, leaseUntil: null, reason: 'the person was erased' };
    const endedAt = this.clock.now();
    await tx.update(DeliveryEntity, { ...open, attempts: 0 }, { ...ended, state: 'failed', endedAt });
    await tx.update(DeliveryEntity, open, { ...ended, state: 'unknown', endedAt });
    await tx.update(DeliveryEntity, person, { payloadSealed: null, lineUserId: null });
    return rows.map(({ id, kind, state, attempts }) => ({
      id,
      kind,
      untried: state === 'queued' && attempts === 0,
    }));
  }

  /** Deliveries that nobody was told of, whose time has come, or whose worker died. */
  async listOverdue(graceMs: number, limit: number): Promise<{ id: string; kind: DeliveryKind }[]> {
    const now = this.clock.now();
    const rows = await this.transactions.once((db) =>
      db
        .createQueryBuilder(DeliveryEntity, 'd')
        .select(['d.id', 'd.kind'])
        .where('d.state = :state AND d.due_at <= :due', { state: 'queued', due: now - graceMs })
        .andWhere('(d.lease_until IS NULL OR d.lease_until < :now)', { now })
        .orderBy('d.due_at')
        .limit(limit)
        .getMany(),
    );
    return rows.map((row) => ({ id: row.id, kind: row.kind as DeliveryKind }));
  }

  private open(row: DeliveryEntity): Omit<Claim, 'leaseToken'> {
    const { id, teamId, channelId, attempts, expiresAt, payloadSealed } = row;
    const delivery = { id, kind: row.kind as DeliveryKind, teamId, channelId, attempt: attempts, expiresAt };
    try {
      const payload: unknown = JSON.parse(this.cipher.open(payloadSealed ?? '', this.place(teamId, id)));
      return { delivery: { ...delivery, payload } };
    } catch (error) {
      const payloadFault = error instanceof Error ? error.message : 'unreadable';
      return { delivery: { ...delivery, payload: null }, payloadFault };
    }
  }

  private place(teamId: string, rowId: string) {
    return { teamId, table: 'deliveries', column: 'payload', rowId };
  }
}

/** 1 s, 2 s, 4 s … 5 min, each with up to half of it as jitter. */
function backOff(attempt: number): number {
  const base = Math.min(300_000, 1000 * 2 ** (attempt - 1));
  return Math.round(base * (1 + Math.random() / 2));
}
