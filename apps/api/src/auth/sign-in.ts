import { Injectable } from '@nestjs/common';
import type { BodyOf, StaffSession, signIn } from '@tieline/contracts';
import { LessThan } from 'typeorm';
import { newToken, tokenHash } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { DescribeSession } from './describe-session.js';
import { verifyPassword } from './passwords.js';
import { sessionMs } from './session-cookie.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { StaffSessionEntity } from './staff-session.entity.js';
import { StaffRepository } from './staff.repository.js';

export type OpenedSession = { token: string; session: StaffSession };

/** Unknown, disabled and wrong answer alike, in the same time. */
@Injectable()
export class SignIn {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly throttle: SignInThrottle,
    private readonly staff: StaffRepository,
    private readonly sessions: DescribeSession,
  ) {}

  async signIn(address: string, input: BodyOf<typeof signIn>): Promise<OpenedSession> {
    const email = input.email.toLowerCase();
    const waitSeconds = await this.throttle.take(email, address);
    if (waitSeconds !== null) {
      throw new ProblemError('request.rate_limited', { retryAfterSeconds: waitSeconds });
    }
    const { staff, member } = await this.look(email);
    const matches = await verifyPassword(staff?.passwordHash ?? null, input.password);
    if (!matches || !staff || !member || staff.disabledAt !== null) {
      throw new ProblemError('auth.bad_credentials');
    }
    const token = newToken();
    const signedIn = { teamId: member.teamId, staffId: staff.id, role: member.role, locale: staff.locale };
    const now = this.clock.now();
    const session = await this.transactions.run(async (tx) => {
      await this.throttle.succeeded(tx, email, address);
      await tx.delete(StaffSessionEntity, { staffId: staff.id, expiresAt: LessThan(now) });
      await tx.insert(StaffSessionEntity, {
        tokenHash: tokenHash(token),
        teamId: signedIn.teamId,
        staffId: signedIn.staffId,
        createdAt: now,
        expiresAt: now + sessionMs,
      });
      return this.sessions.describe(tx, signedIn);
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
