import { Injectable } from '@nestjs/common';
import { In, IsNull, Raw, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { Clock } from '../database/clock.js';
import { DeliveryEntity } from './delivery.entity.js';
import { handedToNobody } from './handed-to.js';

const erased = 'the person was erased';

/** Ends deliveries that are not to be made any more. */
@Injectable()
export class Withdrawals {
  constructor(private readonly clock: Clock) {}

  /** What was overtaken by something newer; of keys that there are none of, nothing happens. */
  async withdraw(
    tx: EntityManager,
    teamId: string,
    dedupeKeys: readonly string[],
    reason: string,
  ): Promise<void> {
    if (dedupeKeys.length > 0) await this.endOpen(tx, { teamId, dedupeKey: In(dedupeKeys) }, reason);
  }

  /** Forgets the person that deliveries were for, and tells which rows they are. */
  async forget(
    tx: EntityManager,
    person: { channelId: string; lineUserId: string },
  ): Promise<{ id: string; kind: string; unsent: boolean }[]> {
    await this.endOpen(tx, person, erased);
    const rows = await tx.findBy(DeliveryEntity, person);
    await tx.update(DeliveryEntity, person, { payloadSealed: null, lineUserId: null });
    return rows.map(({ id, kind, state, reason }) => ({
      id,
      kind,
      unsent: state === 'failed' && reason === erased,
    }));
  }

  /**
   * What certainly reached nobody fails, what may be on its way ends as unknown: a worker that holds it records
   * nothing any more, and one that has not noted yet whom it hands it to hands it to nobody. Nothing is read before:
   * whoever takes one up or notes it at that moment comes before all of this, or finds it ended.
   */
  private async endOpen(
    tx: EntityManager,
    which: FindOptionsWhere<DeliveryEntity>,
    reason: string,
  ): Promise<void> {
    const open = { ...which, state: 'queued' as const };
    const ended = {
      leaseToken: null,
      leaseUntil: null,
      payloadSealed: null,
      reason,
      endedAt: this.clock.now(),
    };
    const refusedOnly = {
      ...open,
      leaseToken: IsNull(),
      attempts: Raw((attempts) => `${attempts} = refusals`),
    };
    await tx.update(DeliveryEntity, refusedOnly, { ...ended, state: 'failed' });
    await tx.update(DeliveryEntity, { ...open, ...handedToNobody }, { ...ended, state: 'failed' });
    await tx.update(DeliveryEntity, open, { ...ended, state: 'unknown' });
  }
}
