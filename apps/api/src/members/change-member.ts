import { Injectable } from '@nestjs/common';
import type { BodyOf, Member, changeMember } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { MemberRepository } from '../auth/member.repository.js';
import { StaffSessionRepository } from '../auth/staff-session.repository.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { ShowMembers } from './show-members.js';
import { TeamChanges, mustBeDone } from './team-changes.js';

type Change = BodyOf<typeof changeMember>;

/** Role and suspension. */
@Injectable()
export class ChangeMember {
  constructor(
    private readonly transactions: Transactions,
    private readonly team: TeamChanges,
    private readonly members: MemberRepository,
    private readonly show: ShowMembers,
    private readonly sessions: StaffSessionRepository,
  ) {}

  change(ctx: StaffContext, staffId: string, { role, suspended }: Change): Promise<Member> {
    return this.transactions.run(async (tx) => {
      const before = await this.team.begin(tx, ctx, staffId);
      if (suspended && staffId === ctx.staffId) throw new ProblemError('team.not_yourself');
      if (role !== undefined && role !== before.role) {
        mustBeDone(await this.members.setRole(tx, ctx.teamId, staffId, role));
        await this.team.record(tx, ctx, 'team.role_changed', before, { role: before.role }, { role });
      }
      if (suspended !== undefined && suspended !== (before.state === 'suspended')) {
        await this.setSuspended(tx, ctx, before, suspended);
      }
      return this.show.get(tx, ctx.teamId, staffId);
    });
  }

  private async setSuspended(tx: EntityManager, ctx: StaffContext, before: Member, suspended: boolean) {
    const { teamId } = ctx;
    if (suspended) {
      mustBeDone(await this.members.suspend(tx, teamId, before.id));
      await this.sessions.endInTeam(tx, { teamId, staffId: before.id });
    } else {
      await this.members.restore(tx, teamId, before.id);
    }
    const action = suspended ? 'team.suspended' : 'team.restored';
    const after = { state: suspended ? 'suspended' : 'active' };
    await this.team.record(tx, ctx, action, before, { state: before.state }, after);
  }
}
