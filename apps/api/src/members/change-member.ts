import { Injectable } from '@nestjs/common';
import type { BodyOf, Member, changeMember } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { MemberRepository } from '../auth/member.repository.js';
import { StaffSessionRepository } from '../auth/staff-session.repository.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { TeamRepository } from '../teams/team.repository.js';
import { ShowMembers } from './show-members.js';

type Change = BodyOf<typeof changeMember>;

/** Role, suspension, removal. One after the other in a team, and each looks again at who asks. */
@Injectable()
export class ChangeMember {
  constructor(
    private readonly transactions: Transactions,
    private readonly teams: TeamRepository,
    private readonly members: MemberRepository,
    private readonly show: ShowMembers,
    private readonly sessions: StaffSessionRepository,
    private readonly audit: AuditLog,
  ) {}

  change(ctx: StaffContext, staffId: string, { role, suspended }: Change): Promise<Member> {
    return this.transactions.run(async (tx) => {
      const before = await this.begin(tx, ctx, staffId);
      if (suspended && staffId === ctx.staffId) throw new ProblemError('team.not_yourself');
      if (role !== undefined && role !== before.role) {
        this.must(await this.members.setRole(tx, ctx.teamId, staffId, role));
        await this.record(tx, ctx, 'team.role_changed', before, { role: before.role }, { role });
      }
      if (suspended !== undefined && suspended !== (before.state === 'suspended')) {
        await this.setSuspended(tx, ctx, before, suspended);
      }
      return this.show.get(tx, ctx.teamId, staffId);
    });
  }

  async remove(ctx: StaffContext, staffId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const before = await this.begin(tx, ctx, staffId);
      if (staffId === ctx.staffId) throw new ProblemError('team.not_yourself');
      this.must(await this.members.remove(tx, ctx.teamId, staffId));
      await this.sessions.endInTeam(tx, { teamId: ctx.teamId, staffId });
      const { name, email, role } = before;
      await this.record(tx, ctx, 'team.removed', before, { name, email, role }, null);
    });
  }

  private async setSuspended(tx: EntityManager, ctx: StaffContext, before: Member, suspended: boolean) {
    const { teamId } = ctx;
    if (suspended) {
      this.must(await this.members.suspend(tx, teamId, before.id));
      await this.sessions.endInTeam(tx, { teamId, staffId: before.id });
    } else {
      await this.members.restore(tx, teamId, before.id);
    }
    const action = suspended ? 'team.suspended' : 'team.restored';
    const after = { state: suspended ? 'suspended' : 'active' };
    await this.record(tx, ctx, action, before, { state: before.state }, after);
  }

  /** The guard saw the actor's role before this transaction; another admin may have taken it since. */
  private async begin(tx: EntityManager, ctx: StaffContext, staffId: string): Promise<Member> {
    await this.teams.lock(tx, ctx.teamId);
    const actor = await this.members.find(tx, ctx.teamId, ctx.staffId);
    if (!actor || actor.role !== 'admin' || actor.suspendedAt !== null) {
      throw new ProblemError('auth.forbidden');
    }
    return this.show.get(tx, ctx.teamId, staffId);
  }

  private must(done: boolean): void {
    if (!done) throw new ProblemError('team.last_admin');
  }

  private record(
    tx: EntityManager,
    ctx: StaffContext,
    action: string,
    { id, name }: Member,
    before: object,
    after: object | null,
  ): Promise<void> {
    const target = { action, targetType: 'staff', targetId: id };
    return this.audit.record(tx, ctx, {
      ...target,
      before: { name, ...before },
      after: after && { name, ...after },
    });
  }
}
