import { Injectable } from '@nestjs/common';
import type { QueryOf, exportAudit } from '@tieline/contracts';
import { StaffRepository } from '../auth/staff.repository.js';
import { Transactions } from '../database/transactions.js';
import { byteOrderMark, csvRow } from '../http/csv.js';
import type { StaffContext } from '../http/request-context.js';
import { localTime } from '../teams/calendar.js';
import { TeamRepository } from '../teams/team.repository.js';
import { AuditLog } from './audit-log.js';
import { AuditRepository } from './audit.repository.js';

type Query = QueryOf<typeof exportAudit>;

const pageSize = 500;
const headings = {
  'zh-TW': ['時間', '人員', '動作', '對象', '對象編號', '變更前', '變更後', '請求編號'],
  en: ['Time', 'Person', 'Action', 'Target', 'Target id', 'Before', 'After', 'Request id'],
} as const;
const systemName = { 'zh-TW': '系統', en: 'System' } as const;

const instantOf = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));

/** The filtered audit as CSV, a page at a time: memory stays flat, and no connection is held between pages. */
@Injectable()
export class ExportAudit {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: AuditRepository,
    private readonly staff: StaffRepository,
    private readonly teams: TeamRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Audited before the first byte; what was searched for may be a name, so only that there was a search. */
  async begin(ctx: StaffContext, query: Query): Promise<AsyncGenerator<string>> {
    const { q, ...filter } = query;
    const target = { action: 'audit.exported', targetType: 'team', targetId: ctx.teamId };
    const { timeZone } = await this.transactions.run(async (tx) => {
      await this.audit.record(tx, ctx, { ...target, after: { ...filter, searched: Boolean(q) } });
      return this.teams.get(tx, ctx.teamId);
    });
    return this.pages(ctx, query, timeZone);
  }

  private async *pages(ctx: StaffContext, query: Query, timeZone: string): AsyncGenerator<string> {
    yield byteOrderMark + csvRow(headings[ctx.locale]);
    const { from, until, ...rest } = query;
    const filter = { ...rest, from: instantOf(from), until: instantOf(until) };
    let before: string | undefined;
    for (;;) {
      const { rows, names } = await this.transactions.once(async (db) => {
        const found = await this.repository.list(db, ctx.teamId, { ...filter, before }, pageSize);
        const people = [...new Set(found.map(({ staffId }) => staffId))];
        return { rows: found, names: await this.staff.listNames(db, people) };
      });
      const lines = rows.map((row) =>
        csvRow([
          localTime(row.createdAt, timeZone),
          names.get(row.staffId) ?? systemName[ctx.locale],
          row.action,
          row.targetType,
          row.targetId,
          row.before,
          row.after,
          row.requestId,
        ]),
      );
      if (lines.length > 0) yield lines.join('');
      before = rows.at(-1)?.id;
      if (rows.length < pageSize) return;
    }
  }
}
