import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { SmsLedgerEntity } from './sms-ledger.entity.js';

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
    before: string | undefined,
    limit: number,
  ): Promise<SmsLedgerEntity[]> {
    const where = { teamId, ...(before !== undefined && { id: LessThan(before) }) };
    return db.find(SmsLedgerEntity, { where, order: { id: 'DESC' }, take: limit });
  }
}
