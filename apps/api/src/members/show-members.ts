import { Injectable } from '@nestjs/common';
import type { Invitation, Member, ResponseOf, listAdmins, listMembers } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { MemberRepository, type MemberRow } from '../auth/member.repository.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import type { InvitationEntity } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';

const iso = (instant: number) => new Date(instant).toISOString();

@Injectable()
export class ShowMembers {
  constructor(
    private readonly transactions: Transactions,
    private readonly members: MemberRepository,
    private readonly invitations: InvitationRepository,
    private readonly clock: Clock,
  ) {}

  list(ctx: StaffContext): Promise<ResponseOf<typeof listMembers>> {
    return this.transactions.once(async (db) => ({
      items: (await this.members.list(db, ctx.teamId)).map(toMember),
      invitations: (await this.invitations.list(db, ctx.teamId)).map((row) => this.toInvitation(row)),
    }));
  }

  /** Those who are in now; a suspended one could not help. */
  admins(ctx: StaffContext): Promise<ResponseOf<typeof listAdmins>> {
    return this.transactions.once(async (db) => {
      const people = await this.members.list(db, ctx.teamId);
      const admins = people.filter(({ role, suspendedAt }) => role === 'admin' && suspendedAt === null);
      return { items: admins.map(({ staffId, name }) => ({ id: staffId, name })) };
    });
  }

  /** @throws ProblemError when the person is not in this team */
  async get(db: EntityManager, teamId: string, staffId: string): Promise<Member> {
    const [row] = await this.members.list(db, teamId, staffId);
    if (!row) throw new ProblemError('request.not_found');
    return toMember(row);
  }

  toInvitation({ id, email, role, createdAt, expiresAt }: InvitationEntity): Invitation {
    const expired = expiresAt <= this.clock.now();
    return { id, email, role, createdAt: iso(createdAt), expiresAt: iso(expiresAt), expired };
  }
}

function toMember(row: MemberRow): Member {
  return {
    id: row.staffId,
    name: row.name,
    email: row.email,
    role: row.role,
    state: row.suspendedAt === null ? 'active' : 'suspended',
    twoFactor: row.twoFactor,
    joinedAt: iso(row.createdAt),
    lastSignInAt: row.lastSignInAt === null ? null : iso(row.lastSignInAt),
  };
}
