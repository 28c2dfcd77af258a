import { Injectable } from '@nestjs/common';
import type { ResponseOf, listMySessions } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { StaffSessionRepository } from './staff-session.repository.js';

@Injectable()
export class OwnSessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: StaffSessionRepository,
    private readonly audit: AuditLog,
  ) {}

  async list(ctx: StaffContext, token: string | null): Promise<ResponseOf<typeof listMySessions>> {
    return { items: await this.transactions.once((db) => this.sessions.list(db, ctx, token)) };
  }

  async end(ctx: StaffContext, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.sessions.end(tx, ctx, id))) throw new ProblemError('request.not_found');
      const target = { targetType: 'staff', targetId: ctx.staffId };
      await this.audit.record(tx, ctx, { action: 'staff.sessions_ended', ...target, after: { ended: 1 } });
    });
  }
}
