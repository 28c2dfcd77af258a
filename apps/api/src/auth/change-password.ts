import { Injectable } from '@nestjs/common';
import type { BodyOf, changePassword } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { CheckPassword } from './check-password.js';
import { PasswordResetRepository } from './password-reset.repository.js';
import { hashPassword } from './passwords.js';
import { StaffSessionRepository } from './staff-session.repository.js';
import { StaffRepository } from './staff.repository.js';

@Injectable()
export class ChangePassword {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: CheckPassword,
    private readonly staff: StaffRepository,
    private readonly sessions: StaffSessionRepository,
    private readonly resets: PasswordResetRepository,
    private readonly audit: AuditLog,
  ) {}

  /** This session goes on; every other one, and any open reset link, ends. */
  async change(
    ctx: StaffContext,
    from: { address: string; token: string },
    input: BodyOf<typeof changePassword>,
  ): Promise<void> {
    await this.passwords.require(ctx.staffId, from.address, input.oldPassword);
    const passwordHash = await hashPassword(input.newPassword);
    await this.transactions.run(async (tx) => {
      await this.staff.setPassword(tx, ctx.staffId, passwordHash);
      await this.sessions.endEverywhere(tx, ctx.staffId, from.token);
      await this.resets.removeAll(tx, ctx.staffId);
      const target = { targetType: 'staff', targetId: ctx.staffId };
      await this.audit.record(tx, ctx, { action: 'staff.password_changed', ...target });
    });
  }
}
