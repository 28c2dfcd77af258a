import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, type EntityManager } from 'typeorm';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { execute, selectRows } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import type { DeliveryKind } from './delivery.js';
import { DeliveryEntity } from './delivery.entity.js';
import { payloadPlace } from './delivery.repository.js';
import { handedToOf, type HandedTo } from './handed-to.js';

/**
 * A delivery by its own id, or by the provider's where a report carries no other. Both within one gateway, the
 * provider's within one account: two accounts may count alike.
 */
export type DeliveryName = { gatewayId: string | null; kind: DeliveryKind } & (
  { id: string } | { providerId: string; account: string }
);

/** A delivery of which nobody knows what became. */
export type Doubtful = {
  id: string;
  teamId: string;
  /** null: certainly to nobody */
  handedTo: HandedTo | null;
  providerId: string | null;
  /** null when it was erased, or can not be read */
  payload: unknown;
  endedAt: number;
  askAt: number;
};

/**
 * What providers say after a delivery was handed over. States move forward only: queued → handed over or unknown →
 * arrived or not. An end is never taken back, so a report that comes twice, late or out of order changes nothing.
 */
@Injectable()
export class DeliveryReceipts {
  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  /** It reached the phone. One statement: this is the usual report. */
  arrived(name: DeliveryName, providerId: string): Promise<boolean> {
    return this.transactions.once((db) =>
      this.move(db, name, { state: 'delivered', receipt: 'delivered', reason: null, providerId }, notEnded),
    );
  }

  /** It did not reach the phone. Tells whose it was, so that the charge can be settled in the same transaction. */
  async lost(tx: EntityManager, name: DeliveryName, providerId: string, reason: string) {
    const row = await this.find(tx, name);
    if (!row) return null;
    const end = { state: 'failed', receipt: 'undelivered', reason, providerId } as const;
    return (await this.move(tx, { ...name, id: row.id }, end, notEnded)) ? row : null;
  }

  /** The gateway says that it has it after all; the report is still to come. */
  accepted(name: DeliveryName, providerId: string): Promise<boolean> {
    const end = { state: 'delivered', receipt: null, reason: null, providerId } as const;
    return this.transactions.once((db) => this.move(db, name, end, stillUnknown));
  }

  /** The gateway never took it: nothing was sent. */
  notTaken(tx: EntityManager, name: DeliveryName, reason: string): Promise<boolean> {
    return this.move(tx, name, { state: 'failed', receipt: null, reason, providerId: null }, stillUnknown);
  }

  /** Nobody will tell any more: it counts as sent. A report that comes after all still has its say. */
  assume(name: DeliveryName, reason: string): Promise<boolean> {
    const end = { state: 'unknown', receipt: 'assumed', reason, providerId: null } as const;
    return this.transactions.once((db) => this.move(db, name, end, stillUnknown));
  }

  /** Those whose provider is to be asked now. */
  async listDoubtful(kind: DeliveryKind, limit: number): Promise<Doubtful[]> {
    const due = {
      kind,
      state: 'unknown' as const,
      receipt: IsNull(),
      askAt: LessThanOrEqual(this.clock.now()),
    };
    const rows = await this.transactions.once((db) =>
      db.find(DeliveryEntity, { where: due, order: { askAt: 'ASC' }, take: limit }),
    );
    return rows.map((row) => ({
      ...{ id: row.id, teamId: row.teamId, handedTo: handedToOf(row), providerId: row.providerId },
      payload: this.open(row.payloadSealed, row.teamId, row.id),
      endedAt: row.endedAt ?? 0,
      askAt: row.askAt ?? 0,
    }));
  }

  /** Sets the next time to ask; false when another process has done so. */
  async postpone({ id, askAt }: Doubtful, nextAt: number): Promise<boolean> {
    const result = await this.transactions.once((db) =>
      db.update(DeliveryEntity, { id, askAt }, { askAt: nextAt }),
    );
    return result.affected === 1;
  }

  private async find(tx: EntityManager, name: DeliveryName): Promise<DeliveryEntity | null> {
    const { where, values } = conditionsOf(name);
    return (await selectRows(tx, DeliveryEntity, where, values))[0] ?? null;
  }

  private async move(
    db: EntityManager,
    name: DeliveryName,
    to: Pick<DeliveryEntity, 'state' | 'receipt' | 'reason' | 'providerId'>,
    from: string,
  ): Promise<boolean> {
    const { where, values } = conditionsOf(name);
    const changed = await execute(
      db,
      `UPDATE deliveries SET state = ?, receipt = ?, reason = ?, provider_id = COALESCE(provider_id, ?),
          payload_sealed = NULL, ask_at = NULL, lease_token = NULL, lease_until = NULL,
          ended_at = COALESCE(ended_at, ?)
        WHERE ${where} AND ${from}`,
      [
        ...[to.state, to.receipt, to.reason?.slice(0, 200) ?? null, to.providerId?.slice(0, 100) ?? null],
        this.clock.now(),
        ...values,
      ],
    );
    return changed > 0;
  }

  private open(sealed: string | null, teamId: string, id: string): unknown {
    if (sealed === null) return null;
    try {
      return JSON.parse(this.cipher.open(sealed, payloadPlace(teamId, id)));
    } catch {
      return null;
    }
  }
}

/** Rows of a version that noted no account are anybody's. */
const ofAccount = "(gateway_account IS NULL OR gateway_account IN ('', ?))";

function conditionsOf(name: DeliveryName): { where: string; values: string[] } {
  const terms: [string, string[]][] = [
    'id' in name
      ? ['id = ?', [name.id]]
      : [`provider_id = ? AND ${ofAccount}`, [name.providerId, name.account]],
    name.gatewayId === null ? ['gateway_id IS NULL', []] : ['gateway_id = ?', [name.gatewayId]],
    ['kind = ?', [name.kind]],
  ];
  return {
    where: terms.map(([sql]) => sql).join(' AND '),
    values: terms.flatMap(([, values]) => values),
  };
}

/** Handed over, or tried by somebody who could not record it; and not told of before. */
const notEnded = `(state IN ('delivered', 'unknown') OR (state = 'queued' AND attempts > 0))
  AND (receipt IS NULL OR receipt = 'assumed')`;
const stillUnknown = "state = 'unknown' AND receipt IS NULL";
