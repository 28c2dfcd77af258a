import { Injectable } from '@nestjs/common';
import type { BodyOf, updateSmsAccount } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { SmsAccounts, refundsUndelivered } from './sms-accounts.js';

/** The team's own cap, when low credit is noticed, who pays for what does not arrive. A channel's cap is part of its binding settings. */
@Injectable()
export class SetSmsAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: SmsAccounts,
    private readonly audit: AuditLog,
  ) {}

  async set(ctx: StaffContext, input: BodyOf<typeof updateSmsAccount>): Promise<void> {
    await this.transactions.run(async (tx) => {
      const before = await this.accounts.getPurse(tx, ctx.teamId);
      const known = {
        dailyCap: before.dayCap,
        lowBalance: before.lowBalance,
        refundUndelivered: refundsUndelivered(before),
      };
      const after = { ...known, ...input };
      await this.accounts.setPurse(tx, ctx.teamId, {
        dayCap: after.dailyCap,
        lowBalance: after.lowBalance,
        undeliveredRule: after.refundUndelivered ? 'refund' : 'keep',
      });
      const target = { action: 'sms_account.updated', targetType: 'sms_account', targetId: ctx.teamId };
      await this.audit.record(tx, ctx, { ...target, before: known, after });
    });
  }
}
