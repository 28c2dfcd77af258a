import { Injectable } from '@nestjs/common';
import type { BodyOf, updateSmsAccount } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { SmsAccounts } from './sms-accounts.js';

/** The team's own cap and when low credit is noticed. A channel's cap is part of its binding settings. */
@Injectable()
export class SetSmsAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: SmsAccounts,
    private readonly audit: AuditLog,
  ) {}

  async set(ctx: StaffContext, { dailyCap, lowBalance }: BodyOf<typeof updateSmsAccount>): Promise<void> {
    await this.transactions.run(async (tx) => {
      const before = await this.accounts.getPurse(tx, ctx.teamId);
      const after = { dailyCap: dailyCap ?? before.dayCap, lowBalance: lowBalance ?? before.lowBalance };
      await this.accounts.setPurse(tx, ctx.teamId, { dayCap: after.dailyCap, lowBalance: after.lowBalance });
      const target = { action: 'sms_account.updated', targetType: 'sms_account', targetId: ctx.teamId };
      const known = { dailyCap: before.dayCap, lowBalance: before.lowBalance };
      await this.audit.record(tx, ctx, { ...target, before: known, after });
    });
  }
}
