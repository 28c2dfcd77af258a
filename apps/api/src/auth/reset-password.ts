import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf, openPasswordReset, resetPassword } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { Caller } from './caller.js';
import { PasswordResetRepository } from './password-reset.repository.js';
import { hashPassword } from './passwords.js';
import { SignInThrottle, linkKey } from './sign-in-throttle.js';
import { StaffSessionRepository } from './staff-session.repository.js';
import { StaffRepository } from './staff.repository.js';

/** The other side of a reset link: whoever holds it sets the password, once. The second sign-in step stays. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly transactions: Transactions,
    private readonly throttle: SignInThrottle,
    private readonly resets: PasswordResetRepository,
    private readonly staff: StaffRepository,
    private readonly sessions: StaffSessionRepository,
    private readonly audit: AuditLog,
  ) {}

  async open(
    caller: Caller,
    { token }: BodyOf<typeof openPasswordReset>,
  ): Promise<ResponseOf<typeof openPasswordReset>> {
    await this.throttle.take(linkKey(token), caller.address);
    return this.transactions.run(async (tx) => {
      const { person, reset } = await this.get(tx, token);
      await this.throttle.succeeded(tx, linkKey(token), caller.address);
      const { email, name } = person;
      return { email, name, expiresAt: new Date(reset.expiresAt).toISOString() };
    });
  }

  async reset(caller: Caller, { token, password }: BodyOf<typeof resetPassword>): Promise<void> {
    await this.throttle.take(linkKey(token), caller.address);
    await this.transactions.once((db) => this.get(db, token));
    const passwordHash = await hashPassword(password);
    await this.transactions.run(async (tx) => {
      const { person, reset } = await this.get(tx, token);
      if (!(await this.resets.consume(tx, token))) throw new ProblemError('auth.link_invalid');
      await this.staff.setPassword(tx, person.id, passwordHash);
      await this.sessions.endEverywhere(tx, person.id);
      await this.resets.removeAll(tx, person.id);
      await this.throttle.succeeded(tx, linkKey(token), caller.address);
      const actor = { teamId: reset.teamId, staffId: person.id, requestId: caller.requestId };
      const target = { targetType: 'staff', targetId: person.id };
      await this.audit.record(tx, actor, { action: 'staff.password_reset', ...target });
    });
  }

  private async get(db: EntityManager, token: string) {
    const reset = await this.resets.find(db, token);
    const person = reset && (await this.staff.find(db, reset.staffId));
    if (!reset || !person || person.disabledAt !== null) throw new ProblemError('auth.link_invalid');
    return { reset, person };
  }
}
