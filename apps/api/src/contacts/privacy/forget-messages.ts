import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Withdrawals } from '../../delivery/withdrawals.js';
import { SmsCredit } from '../../sms/sms-credit.js';
import { SmsLedgerEntity } from '../../sms/sms-ledger.entity.js';
import type { ContactEntity } from '../contact.entity.js';

/** What was sent to an erased person, or was about to be, and the number in the ledger's notes. */
@Injectable()
export class ForgetMessages {
  constructor(
    private readonly withdrawals: Withdrawals,
    private readonly credit: SmsCredit,
  ) {}

  async forget(tx: EntityManager, { teamId, channelId, lineUserId }: ContactEntity): Promise<void> {
    const forgotten = await this.withdrawals.forget(tx, { channelId, lineUserId });
    const sms = forgotten.filter(({ kind }) => kind === 'sms.otp');
    for (const { id, unsent } of sms) {
      if (unsent) await this.credit.refund(tx, teamId, id, 'SMS not sent');
    }
    if (sms.length === 0) return;
    // Amounts stay: the ledger must add up. Only the masked number in the note goes.
    const references = sms.flatMap(({ id }) => [`charge:${id}`, `refund:${id}`]);
    await tx.update(SmsLedgerEntity, { teamId, reference: In(references) }, { note: 'OTP' });
  }
}
