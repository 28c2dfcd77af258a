import { Injectable } from '@nestjs/common';
import type { AuditEntry, QueryOf, ResponseOf, listAudit, listAuditPeople } from '@tieline/contracts';
import { StaffRepository } from '../auth/staff.repository.js';
import { Transactions } from '../database/transactions.js';
import { pageOf, readCursor } from '../http/keyset.js';
import type { StaffContext } from '../http/request-context.js';
import type { AuditEntity } from './audit.entity.js';
import { AuditRepository } from './audit.repository.js';

const instantOf = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));

@Injectable()
export class ShowAudit {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditRepository,
    private readonly staff: StaffRepository,
  ) {}

  list(ctx: StaffContext, query: QueryOf<typeof listAudit>): Promise<ResponseOf<typeof listAudit>> {
    const { cursor, limit, from, until, ...filter } = query;
    const range = { from: instantOf(from), until: instantOf(until), before: readCursor(cursor) };
    return this.transactions.once(async (db) => {
      const rows = await this.audit.list(db, ctx.teamId, { ...filter, ...range }, limit + 1);
      const names = await this.staff.listNames(db, [...new Set(rows.map(({ staffId }) => staffId))]);
      return pageOf(rows, limit, (row) => toEntry(row, names));
    });
  }

  listPeople(ctx: StaffContext): Promise<ResponseOf<typeof listAuditPeople>> {
    return this.transactions.once(async (db) => {
      const ids = await this.audit.listStaffIds(db, ctx.teamId);
      const names = await this.staff.listNames(db, ids);
      const items = [...names].map(([id, name]) => ({ id, name }));
      return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'zh-TW')) };
    });
  }
}

function toEntry(row: AuditEntity, names: ReadonlyMap<string, string>): AuditEntry {
  const { id, staffId, action, targetType, targetId, requestId } = row;
  const name = names.get(staffId);
  return {
    id,
    createdAt: new Date(row.createdAt).toISOString(),
    person: name === undefined ? null : { id: staffId, name },
    action,
    targetType,
    targetId,
    before: snapshot(row.before),
    after: snapshot(row.after),
    requestId,
  };
}

/** `AuditLog` writes objects only. */
function snapshot(json: string | null): Record<string, unknown> | null {
  return json === null ? null : (JSON.parse(json) as Record<string, unknown>);
}
