import { Injectable } from '@nestjs/common';
import type { BodyOf, StaffSession, signIn } from '@tieline/contracts';
import { newToken } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { Caller } from './caller.js';
import { DescribeSession } from './describe-session.js';
import { verifyPassword } from './passwords.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { StaffSessionRepository } from './staff-session.repository.js';
import { StaffRepository } from './staff.repository.js';
import { SecondStep } from './two-factor/second-step.js';

export type OpenedSession = { token: string; session: StaffSession };

/** Unknown, disabled, suspended and wrong answer alike, in the same time. */
@Injectable()
export class SignIn {
  constructor(
    private readonly transactions: Transactions,
    private readonly throttle: SignInThrottle,
    private readonly staff: StaffRepository,
    private readonly secondStep: SecondStep,
    private readonly sessions: StaffSessionRepository,
    private readonly description: DescribeSession,
  ) {}

  async signIn(caller: Caller, input: BodyOf<typeof signIn>): Promise<OpenedSession> {
    const email = input.email.toLowerCase();
    await this.throttle.take(email, caller.address);
    const { staff, member } = await this.look(email);
    const matches = await verifyPassword(staff?.passwordHash ?? null, input.password);
    if (!matches || !staff || !member || staff.disabledAt !== null) {
      throw new ProblemError('auth.bad_credentials');
    }
    const code = await this.secondStep.require(staff, input.code);
    const token = newToken();
    const signedIn = { teamId: member.teamId, staffId: staff.id, role: member.role, locale: staff.locale };
    const session = await this.transactions.run(async (tx) => {
      // Changed while it was being checked: it opens nothing any more.
      if (!(await this.staff.holdsPassword(tx, staff))) throw new ProblemError('auth.bad_credentials');
      if (code !== null) await this.secondStep.consume(tx, staff, code);
      await this.throttle.succeeded(tx, email, caller.address);
      await this.sessions.open(tx, token, signedIn, caller);
      return this.description.describe(tx, signedIn);
    });
    return { token, session };
  }

  /** The same two statements whether or not the e-mail is known. */
  private look(email: string) {
    return this.transactions.once(async (db) => {
      const staff = await this.staff.findByEmail(db, email);
      return { staff, member: await this.staff.findMembership(db, staff?.id ?? '') };
    });
  }
}
