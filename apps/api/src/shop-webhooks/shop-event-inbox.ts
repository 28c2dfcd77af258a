import { Injectable } from '@nestjs/common';
import type { ShopEvent } from '@tieline/shops';
import { LessThanOrEqual, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { insertRows } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import { ShopEventEntity, type EventOutcome } from './shop-event.entity.js';

type Place = { teamId: string; connectionId: string };
export type NamedEvent = ShopEvent & { kind: ShopEventEntity['kind']; memberId: string };
export type OpenEvent = ShopEventEntity & { memberId: string };

const leaseMs = 30_000;
const sweepBatch = 50;

/** The only place that talks to shop_events. */
@Injectable()
export class ShopEventInbox {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Stores the event durably, leased to this process; null when the shop sent it before. */
  async store(place: Place, { eventId, kind, memberId }: NamedEvent): Promise<OpenEvent | null> {
    const now = this.clock.now();
    const row: OpenEvent = {
      id: newId(),
      ...place,
      eventKey: eventId,
      kind,
      memberId,
      state: 'open',
      outcome: null,
      attempts: 0,
      leaseToken: newId(),
      leaseUntil: now + leaseMs,
      receivedAt: now,
    };
    const written = await this.transactions.once((db) =>
      insertRows(db, ShopEventEntity, [row], { ignoreDuplicates: true }),
    );
    return written === 1 ? row : null;
  }

  /** What waits for another try, or was left by a process that died, leased to this one. */
  async takeDue(): Promise<OpenEvent[]> {
    const now = this.clock.now();
    const due = await this.transactions.once((db) =>
      db.find(ShopEventEntity, {
        where: { state: 'open', leaseUntil: LessThanOrEqual(now) },
        order: { leaseUntil: 'ASC' },
        take: sweepBatch,
      }),
    );
    const taken: OpenEvent[] = [];
    for (const row of due) {
      const { id, memberId, leaseToken } = row;
      const lease = { leaseToken: newId(), leaseUntil: now + leaseMs };
      const { affected } = await this.transactions.once((db) =>
        db.update(ShopEventEntity, { id, state: 'open', leaseToken }, lease),
      );
      if (affected === 1 && memberId !== null) taken.push({ ...row, ...lease, memberId });
    }
    return taken;
  }

  /** All that the shop had told of this member until its record was asked for is answered by the one record. */
  async end(
    tx: EntityManager,
    { teamId, connectionId, memberId }: OpenEvent,
    askedAt: number,
    outcome: EventOutcome,
  ): Promise<void> {
    await tx.update(
      ShopEventEntity,
      { teamId, connectionId, memberId, state: 'open', receivedAt: LessThanOrEqual(askedAt) },
      { state: 'done', outcome, memberId: null },
    );
  }

  async tryAgain({ id, leaseToken, attempts }: OpenEvent, at: number): Promise<void> {
    await this.transactions.once((db) =>
      db.update(
        ShopEventEntity,
        { id, state: 'open', leaseToken },
        { attempts: attempts + 1, leaseUntil: at },
      ),
    );
  }
}
