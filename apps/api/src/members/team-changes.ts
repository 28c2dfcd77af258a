import { Injectable } from '@nestjs/common';
import type { Member } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { MemberRepository } from '../auth/member.repository.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { TeamRepository } from '../teams/team.repository.js';
import { ShowMembers } from './show-members.js';

/** What admins do to members: one after the other in a team, each looks again at who asks, and is recorded. */
@Injectable()
export class TeamChanges {
  constructor(
    private readonly teams: TeamRepository,
    private readonly members: MemberRepository,
    private readonly show: ShowMembers,
    private readonly audit: AuditLog,
  ) {}

  /** The guard saw the actor's role before this transaction; another admin may have taken it since. */
  async begin(tx: EntityManager, ctx: StaffContext, staffId: string): Promise<Member> {
    await this.teams.lock(tx, ctx.teamId);
    const actor = await this.members.find(tx, ctx.teamId, ctx.staffId);
    if (!actor || actor.role !== 'admin' || actor.suspendedAt !== null) {
      throw new ProblemError('auth.forbidden');
    }
    return this.show.get(tx, ctx.teamId, staffId);
  }

  record(
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

/** @throws team.last_admin: the team would be left without one */
export function mustBeDone(done: boolean): void {
  if (!done) throw new ProblemError('team.last_admin');
}
