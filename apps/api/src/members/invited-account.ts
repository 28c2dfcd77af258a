import { Injectable } from '@nestjs/common';
import type { Locale } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { MemberRepository } from '../auth/member.repository.js';
import { Operators } from '../auth/operators.js';
import { PasswordResetRepository } from '../auth/password-reset.repository.js';
import { hashPassword, verifyPassword } from '../auth/passwords.js';
import { StaffAccounts } from '../auth/staff-accounts.js';
import { StaffSessionRepository } from '../auth/staff-session.repository.js';
import type { StaffEntity } from '../auth/staff.entity.js';
import { StaffRepository } from '../auth/staff.repository.js';
import { TwoFactorRepository } from '../auth/two-factor/two-factor.repository.js';
import { ProblemError } from '../http/problem.js';
import type { InvitationEntity } from './invitation.entity.js';

/**
 * `none`: a new account. `left`: the account of somebody who is in no team; the link gives it a new password.
 * `elsewhere`: in use in another team; only its own password opens it, or an invitation could steal it.
 */
export type AccountKind = 'none' | 'left' | 'elsewhere';
export type Joining = { kind: AccountKind; name: string; locale: Locale; passwordHash: string };

@Injectable()
export class InvitedAccount {
  constructor(
    private readonly staff: StaffRepository,
    private readonly accounts: StaffAccounts,
    private readonly members: MemberRepository,
    private readonly sessions: StaffSessionRepository,
    private readonly factors: TwoFactorRepository,
    private readonly resets: PasswordResetRepository,
    private readonly operators: Operators,
  ) {}

  async of(db: EntityManager, email: string): Promise<{ kind: AccountKind; staff: StaffEntity | null }> {
    const staff = await this.staff.findByEmail(db, email);
    if (staff && staff.disabledAt !== null) throw new ProblemError('auth.link_invalid');
    if (staff && (await this.members.isElsewhere(db, staff.id))) return { kind: 'elsewhere', staff };
    // Whoever holds the link would run the installation.
    if (this.operators.named(email)) throw new ProblemError('auth.link_invalid');
    return { kind: staff ? 'left' : 'none', staff };
  }

  /** The hash to store; for an account in use, after its password was checked. */
  async prove(kind: AccountKind, staff: StaffEntity | null, password: string): Promise<string> {
    if (kind !== 'elsewhere' || !staff) return hashPassword(password);
    if (await verifyPassword(staff.passwordHash, password)) return staff.passwordHash;
    throw new ProblemError('auth.bad_credentials');
  }

  /** @throws a duplicate key when the person joined meanwhile */
  async join(
    tx: EntityManager,
    { teamId, email, role }: InvitationEntity,
    joining: Joining,
  ): Promise<string> {
    const { kind, staff } = await this.of(tx, email);
    if (kind !== joining.kind) throw new ProblemError('request.conflict');
    const { name, locale, passwordHash } = joining;
    if (!staff) {
      const [made] = await this.accounts.insert(tx, teamId, [{ email, name, locale, passwordHash, role }]);
      return made?.staffId ?? '';
    }
    if (kind === 'left') {
      await this.staff.update(tx, staff.id, { name, locale, passwordHash });
      await this.sessions.endEverywhere(tx, staff.id);
      await this.factors.remove(tx, staff.id);
      await this.resets.removeAll(tx, staff.id);
    }
    await this.accounts.join(tx, teamId, staff.id, role);
    return staff.id;
  }
}
