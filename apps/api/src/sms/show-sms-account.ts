import { Injectable } from '@nestjs/common';
import type { LedgerEntry, QueryOf, ResponseOf, SmsAccount, listLedger } from '@tieline/contracts';
import { countSegments, otpText } from '@tieline/sms';
import { Transactions } from '../database/transactions.js';
import { pageOf, readCursor } from '../http/keyset.js';
import type { StaffContext } from '../http/request-context.js';
import { TeamRepository } from '../teams/team.repository.js';
import { idRangeOf, lower } from './id-range.js';
import { LedgerRepository } from './ledger.repository.js';
import { SmsAccounts, refundsUndelivered } from './sms-accounts.js';
import type { SmsLedgerEntity } from './sms-ledger.entity.js';

@Injectable()
export class ShowSmsAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly teams: TeamRepository,
    private readonly accounts: SmsAccounts,
    private readonly ledger: LedgerRepository,
  ) {}

  get(ctx: StaffContext): Promise<SmsAccount> {
    return this.transactions.once(async (db) => {
      const purse = await this.accounts.getPurse(db, ctx.teamId);
      const { smsSenderName } = await this.teams.get(db, ctx.teamId);
      // In the language of most customers, whatever the console's is: that is what goes out.
      const preview = otpText({ senderName: smsSenderName, code: '246813', minutes: 3, locale: 'zh-TW' });
      return {
        balance: purse.balance ?? 0,
        dailyCap: purse.dayCap,
        lowBalance: purse.lowBalance,
        senderName: smsSenderName,
        preview,
        previewSegments: countSegments(preview).segments,
        refundUndelivered: refundsUndelivered(purse),
      };
    });
  }

  async listLedger(
    ctx: StaffContext,
    query: QueryOf<typeof listLedger>,
  ): Promise<ResponseOf<typeof listLedger>> {
    const cursor = readCursor(query.cursor);
    return this.transactions.once(async (db) => {
      const { timeZone } = await this.teams.get(db, ctx.teamId);
      const { since, until } = idRangeOf(query, timeZone);
      const filter = { before: lower(cursor, until), since, kind: query.kind };
      const rows = await this.ledger.list(db, ctx.teamId, filter, query.limit + 1);
      return pageOf(rows, query.limit, toEntry);
    });
  }
}

function toEntry(row: SmsLedgerEntity): LedgerEntry {
  const { id, kind, amount, balanceAfter, note, deliveryId } = row;
  const createdAt = new Date(row.createdAt).toISOString();
  return { id, kind, amount, balanceAfter, note, deliveryId, createdAt };
}
