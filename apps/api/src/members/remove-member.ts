import { Injectable } from '@nestjs/common';
import { MemberRepository } from '../auth/member.repository.js';
import { StaffSessionRepository } from '../auth/staff-session.repository.js';
import { ContactViewRepository } from '../contact-views/contact-view.repository.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { TeamChanges, mustBeDone } from './team-changes.js';

/** Whoever leaves takes along what only they could see. */
@Injectable()
export class RemoveMember {
  constructor(
    private readonly transactions: Transactions,
    private readonly team: TeamChanges,
    private readonly members: MemberRepository,
    private readonly sessions: StaffSessionRepository,
    private readonly views: ContactViewRepository,
  ) {}

  async remove(ctx: StaffContext, staffId: string): Promise<undefined> {
    await this.transactions.run(async (tx) => {
      const before = await this.team.begin(tx, ctx, staffId);
      if (staffId === ctx.staffId) throw new ProblemError('team.not_yourself');
      const member = { teamId: ctx.teamId, staffId };
      mustBeDone(await this.members.remove(tx, ctx.teamId, staffId));
      await this.sessions.endInTeam(tx, member);
      await this.views.removePrivate(tx, member);
      const { name, email, role } = before;
      await this.team.record(tx, ctx, 'team.removed', before, { name, email, role }, null);
    });
  }
}
