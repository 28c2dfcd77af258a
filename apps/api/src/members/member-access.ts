import { Inject, Injectable } from '@nestjs/common';
import type { ResponseOf, createPasswordReset, listMemberSessions } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { MemberRepository } from '../auth/member.repository.js';
import { Operators } from '../auth/operators.js';
import { PasswordResetRepository } from '../auth/password-reset.repository.js';
import { StaffSessionRepository } from '../auth/staff-session.repository.js';
import { TwoFactorRepository } from '../auth/two-factor/two-factor.repository.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';

/** What an admin does for, or against, another member's way in. */
@Injectable()
export class MemberAccess {
  constructor(
    private readonly transactions: Transactions,
    private readonly members: MemberRepository,
    private readonly sessions: StaffSessionRepository,
    private readonly resets: PasswordResetRepository,
    private readonly factors: TwoFactorRepository,
    private readonly operators: Operators,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async listSessions(ctx: StaffContext, staffId: string): Promise<ResponseOf<typeof listMemberSessions>> {
    return this.transactions.once(async (db) => {
      await this.requireMember(db, ctx, staffId);
      return { items: await this.sessions.list(db, { teamId: ctx.teamId, staffId }, null) };
    });
  }

  async endSessions(ctx: StaffContext, staffId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.requireMember(tx, ctx, staffId);
      const ended = await this.sessions.endInTeam(tx, { teamId: ctx.teamId, staffId });
      await this.record(tx, ctx, 'staff.sessions_ended', staffId, { ended });
    });
  }

  async makePasswordReset(
    ctx: StaffContext,
    staffId: string,
  ): Promise<ResponseOf<typeof createPasswordReset>> {
    return this.transactions.run(async (tx) => {
      await this.requireOwnAccount(tx, ctx, staffId);
      const { token, expiresAt } = await this.resets.make(tx, { teamId: ctx.teamId, staffId });
      const until = new Date(expiresAt).toISOString();
      await this.record(tx, ctx, 'staff.reset_made', staffId, { expiresAt: until });
      return { url: `${this.config.publicUrl}/reset/${token}`, expiresAt: until };
    });
  }

  async turnOffTwoFactor(ctx: StaffContext, staffId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.requireOwnAccount(tx, ctx, staffId);
      if (!(await this.factors.remove(tx, staffId))) throw new ProblemError('auth.two_factor_off');
      await this.record(tx, ctx, 'staff.two_factor_off', staffId, null);
    });
  }

  private async requireMember(db: EntityManager, ctx: StaffContext, staffId: string): Promise<void> {
    if (!(await this.members.find(db, ctx.teamId, staffId))) throw new ProblemError('request.not_found');
  }

  /**
   * An account that is this team's alone, and not the admin's own: for that one the old password is needed, which a
   * borrowed session does not have.
   */
  private async requireOwnAccount(db: EntityManager, ctx: StaffContext, staffId: string): Promise<void> {
    await this.requireMember(db, ctx, staffId);
    if (staffId === ctx.staffId) throw new ProblemError('team.not_yourself');
    // Who runs the installation is no team's to let in.
    if (await this.operators.are(db, staffId)) throw new ProblemError('team.shared_account');
    if (await this.members.isElsewhere(db, staffId, ctx.teamId)) {
      throw new ProblemError('team.shared_account');
    }
  }

  private record(
    tx: EntityManager,
    ctx: StaffContext,
    action: string,
    staffId: string,
    after: object | null,
  ): Promise<void> {
    return this.audit.record(tx, ctx, { action, targetType: 'staff', targetId: staffId, after });
  }
}
