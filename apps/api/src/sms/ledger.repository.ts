import { Injectable } from '@nestjs/common';
import { And, LessThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { SmsLedgerEntity } from './sms-ledger.entity.js';

export type LedgerFilter = {
  /** ids below this one */
  before: string | undefined;
  /** ids from this one on */
  since: string | undefined;
  kind: SmsLedgerEntity['kind'] | undefined;
};

/** Reads the ledger for staff; `SmsCredit` is what writes it. */
@Injectable()
export class LedgerRepository {
  find(db: EntityManager, teamId: string, reference: string): Promise<SmsLedgerEntity | null> {
    return db.findOneBy(SmsLedgerEntity, { teamId, reference });
  }

  /** Newest first. */
  list(
    db: EntityManager,
    teamId: string,
    { before, since, kind }: LedgerFilter,
    limit: number,
  ): Promise<SmsLedgerEntity[]> {
    const bounds = [
      ...(before === undefined ? [] : [LessThan(before)]),
      ...(since === undefined ? [] : [MoreThanOrEqual(since)]),
    ];
    const where = { teamId, ...(kind && { kind }), ...(bounds.length > 0 && { id: And(...bounds) }) };
    return db.find(SmsLedgerEntity, { where, order: { id: 'DESC' }, take: limit });
  }
}
