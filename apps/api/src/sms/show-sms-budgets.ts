import { Injectable } from '@nestjs/common';
import type { SmsBudgets } from '@tieline/contracts';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import type { SmsAccountEntity } from './sms-account.entity.js';
import { SmsAccounts } from './sms-accounts.js';
import { budgetDayMs } from './sms-credit.js';

@Injectable()
export class ShowSmsBudgets {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: SmsAccounts,
    private readonly channels: ChannelRepository,
    private readonly clock: Clock,
  ) {}

  show({ teamId }: StaffContext): Promise<SmsBudgets> {
    const today = Math.floor(this.clock.now() / budgetDayMs);
    const budgetOf = (row: SmsAccountEntity | undefined) => ({
      dailyCap: row?.dayCap ?? 0,
      usedToday: row?.day === today ? row.dayUsed : 0,
    });
    return this.transactions.once(async (db) => {
      const rows = new Map((await this.accounts.list(db, teamId)).map((row) => [row.id, row]));
      const channels = await this.channels.list(db, teamId);
      return {
        team: budgetOf(rows.get(teamId)),
        channels: channels.map(({ id, name }) => ({ id, name, ...budgetOf(rows.get(id)) })),
        resetsAt: new Date((today + 1) * budgetDayMs).toISOString(),
      };
    });
  }
}
