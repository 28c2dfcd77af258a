import { Injectable } from '@nestjs/common';
import { ledgerNote, type QueryOf, type exportLedger } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import { byteOrderMark, csvRow } from '../http/csv.js';
import type { StaffContext } from '../http/request-context.js';
import { localTime } from '../teams/calendar.js';
import { TeamRepository } from '../teams/team.repository.js';
import { idRangeOf } from './id-range.js';
import { LedgerRepository } from './ledger.repository.js';

type Query = QueryOf<typeof exportLedger>;

const pageSize = 500;
const headings = {
  'zh-TW': ['時間', '類型', '說明', '異動', '餘額', '訊息編號'],
  en: ['Time', 'Kind', 'Note', 'Change', 'Balance', 'Message'],
} as const;
const kinds = {
  'zh-TW': { topUp: '儲值', charge: '扣點', refund: '退回' },
  en: { topUp: 'Top-up', charge: 'Charge', refund: 'Refund' },
} as const;

/** The ledger as CSV, a page at a time: memory stays flat, and no connection is held between pages. */
@Injectable()
export class ExportLedger {
  constructor(
    private readonly transactions: Transactions,
    private readonly teams: TeamRepository,
    private readonly ledger: LedgerRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Audited before the first byte. */
  async begin(ctx: StaffContext, query: Query): Promise<AsyncGenerator<string>> {
    const target = { action: 'sms_ledger.exported', targetType: 'sms_account', targetId: ctx.teamId };
    const { timeZone } = await this.transactions.run(async (tx) => {
      await this.audit.record(tx, ctx, { ...target, after: query });
      return this.teams.get(tx, ctx.teamId);
    });
    return this.pages(ctx, query, timeZone);
  }

  private async *pages(ctx: StaffContext, query: Query, timeZone: string): AsyncGenerator<string> {
    const { since, until } = idRangeOf(query, timeZone);
    yield byteOrderMark + csvRow(headings[ctx.locale]);
    let before = until;
    for (;;) {
      const filter = { before, since, kind: query.kind };
      const rows = await this.transactions.once((db) => this.ledger.list(db, ctx.teamId, filter, pageSize));
      if (rows.length > 0) {
        yield rows
          .map(({ createdAt, kind, note, amount, balanceAfter, deliveryId }) =>
            csvRow([
              localTime(createdAt, timeZone),
              kinds[ctx.locale][kind],
              ledgerNote({ kind, note }, ctx.locale),
              amount,
              balanceAfter,
              deliveryId,
            ]),
          )
          .join('');
      }
      before = rows.at(-1)?.id;
      if (rows.length < pageSize) return;
    }
  }
}
