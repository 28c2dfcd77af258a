import { Injectable } from '@nestjs/common';
import type { BodyOf, topUpSms } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { LedgerRepository } from './ledger.repository.js';
import { SmsAccounts } from './sms-accounts.js';
import { SmsCredit } from './sms-credit.js';

/** Far below the end of the column's range, so that no sum of parallel top-ups reaches it. */
const mostBalance = 2_000_000_000;

type Input = BodyOf<typeof topUpSms>;

@Injectable()
export class TopUp {
  constructor(
    private readonly transactions: Transactions,
    private readonly credit: SmsCredit,
    private readonly accounts: SmsAccounts,
    private readonly ledger: LedgerRepository,
    private readonly audit: AuditLog,
  ) {}

  /** A new team's purse, with what it starts with. */
  async openPurse(tx: EntityManager, ctx: StaffContext, amount: number): Promise<void> {
    await this.accounts.openPurse(tx, ctx.teamId);
    if (amount > 0) await this.book(tx, ctx, { amount, note: 'provision', reference: ctx.teamId });
  }

  /** The same reference counts once: repeated with the same amount it is a success, with another a conflict. */
  async topUp(ctx: StaffContext, input: Input): Promise<void> {
    try {
      await this.transactions.run((tx) => this.book(tx, ctx, input));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const reference = referenceOf(input);
      const entry = await this.transactions.once((db) => this.ledger.find(db, ctx.teamId, reference));
      if (entry?.amount !== input.amount) throw new ProblemError('request.conflict');
    }
  }

  /** @throws a duplicate key when the reference was booked before; the balance is then rolled back */
  async book(tx: EntityManager, ctx: StaffContext, input: Input): Promise<void> {
    const { teamId, staffId } = ctx;
    const { amount, note } = input;
    const { balance } = await this.accounts.getPurse(tx, teamId);
    if ((balance ?? 0) + amount > mostBalance) throw new ProblemError('request.conflict');
    const entry = { teamId, kind: 'topUp' as const, amount, note, reference: referenceOf(input) };
    await this.credit.add(tx, { ...entry, deliveryId: null, staffId });
    const target = { action: 'sms.topped_up', targetType: 'sms_account', targetId: teamId };
    await this.audit.record(tx, ctx, { ...target, after: { amount, note, reference: input.reference } });
  }
}

function referenceOf(input: Input): string {
  return `topUp:${input.reference}`;
}
