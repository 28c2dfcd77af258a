import { Injectable } from '@nestjs/common';
import {
  NewPassword,
  describeIssue,
  type BodyOf,
  type ResponseOf,
  type acceptInvitation,
  type openInvitation,
} from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { Caller } from '../auth/caller.js';
import { SignInThrottle, linkKey } from '../auth/sign-in-throttle.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { TeamRepository } from '../teams/team.repository.js';
import type { InvitationEntity } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';
import { InvitedAccount, type Joining } from './invited-account.js';

/** The other side of an invitation: whoever holds the link joins, once. Signing in comes after. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly transactions: Transactions,
    private readonly throttle: SignInThrottle,
    private readonly invitations: InvitationRepository,
    private readonly teams: TeamRepository,
    private readonly account: InvitedAccount,
    private readonly audit: AuditLog,
  ) {}

  async open(
    caller: Caller,
    { token }: BodyOf<typeof openInvitation>,
  ): Promise<ResponseOf<typeof openInvitation>> {
    await this.throttle.take(linkKey(token), caller.address);
    return this.transactions.run(async (tx) => {
      const { teamId, email, role, expiresAt } = await this.get(tx, token);
      await this.throttle.succeeded(tx, linkKey(token), caller.address);
      const { name: teamName } = await this.teams.get(tx, teamId);
      const hasAccount = (await this.account.of(tx, email)).kind === 'elsewhere';
      return { teamName, email, role, expiresAt: new Date(expiresAt).toISOString(), hasAccount };
    });
  }

  async accept(
    caller: Caller,
    input: BodyOf<typeof acceptInvitation>,
  ): Promise<ResponseOf<typeof acceptInvitation>> {
    const { token, name, password, locale } = input;
    await this.throttle.take(linkKey(token), caller.address);
    const { kind, staff } = await this.transactions.once(async (db) =>
      this.account.of(db, (await this.get(db, token)).email),
    );
    if (kind !== 'elsewhere') requireGoodPassword(password);
    // A link can be had anew as often as its team likes: guesses at somebody else's password count by the account.
    else await this.throttle.take(staff?.email ?? '', caller.address);
    const passwordHash = await this.account.prove(kind, staff, password);
    try {
      return await this.transactions.run((tx) =>
        this.join(tx, caller, token, { kind, name, locale, passwordHash }),
      );
    } catch (error) {
      throw isDuplicateKey(error) ? new ProblemError('team.already_member') : error;
    }
  }

  private async join(tx: EntityManager, caller: Caller, token: string, joining: Joining) {
    const invitation = await this.get(tx, token);
    if (!(await this.invitations.consume(tx, token))) throw new ProblemError('auth.link_invalid');
    const { teamId, email, role } = invitation;
    const staffId = await this.account.join(tx, invitation, joining);
    await this.throttle.succeeded(tx, linkKey(token), caller.address);
    if (joining.kind === 'elsewhere') await this.throttle.succeeded(tx, email, caller.address);
    const actor = { teamId, staffId, requestId: caller.requestId };
    const target = { action: 'team.joined', targetType: 'staff', targetId: staffId };
    await this.audit.record(tx, actor, { ...target, after: { email, role } });
    return { email };
  }

  private async get(db: EntityManager, token: string): Promise<InvitationEntity> {
    const invitation = await this.invitations.findByToken(db, token);
    if (!invitation) throw new ProblemError('auth.link_invalid');
    return invitation;
  }
}

function requireGoodPassword(password: string): void {
  const issue = NewPassword.safeParse(password).error?.issues[0];
  if (!issue) return;
  throw new ProblemError('request.invalid', {
    issues: [{ path: 'body.password', ...describeIssue(issue) }],
  });
}
