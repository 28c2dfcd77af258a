import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, InvitationLink, inviteMember } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { MemberRepository } from '../auth/member.repository.js';
import { StaffRepository } from '../auth/staff.repository.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import type { InvitationEntity } from './invitation.entity.js';
import { InvitationRepository, type MadeInvitation } from './invitation.repository.js';
import { ShowMembers } from './show-members.js';

/** Invitations by a link that an admin hands over: a self-hosted product has no mail server. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly transactions: Transactions,
    private readonly invitations: InvitationRepository,
    private readonly members: MemberRepository,
    private readonly staff: StaffRepository,
    private readonly show: ShowMembers,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async invite(ctx: StaffContext, { email, role }: BodyOf<typeof inviteMember>): Promise<InvitationLink> {
    const { teamId, staffId: invitedBy } = ctx;
    try {
      return await this.transactions.run(async (tx) => {
        const known = await this.staff.findByEmail(tx, email);
        if (known && (await this.members.find(tx, teamId, known.id))) {
          throw new ProblemError('team.already_member');
        }
        const made = await this.invitations.insert(tx, { teamId, email, role, invitedBy });
        await this.record(tx, ctx, 'team.invited', made.row);
        return this.link(made);
      });
    } catch (error) {
      throw isDuplicateKey(error) ? new ProblemError('team.already_invited') : error;
    }
  }

  renew(ctx: StaffContext, id: string): Promise<InvitationLink> {
    return this.transactions.run(async (tx) => {
      const made = await this.invitations.renew(tx, ctx.teamId, id);
      if (!made) throw new ProblemError('request.not_found');
      await this.record(tx, ctx, 'team.invitation_renewed', made.row);
      return this.link(made);
    });
  }

  async revoke(ctx: StaffContext, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.invitations.find(tx, ctx.teamId, id);
      if (!row || !(await this.invitations.remove(tx, ctx.teamId, id))) {
        throw new ProblemError('request.not_found');
      }
      await this.record(tx, ctx, 'team.invitation_revoked', row);
    });
  }

  private link({ row, token }: MadeInvitation): InvitationLink {
    const url = `${this.config.publicUrl}/invitations/${token}`;
    return { invitation: this.show.toInvitation(row), url };
  }

  private record(tx: EntityManager, ctx: StaffContext, action: string, row: InvitationEntity): Promise<void> {
    const after = { email: row.email, role: row.role };
    return this.audit.record(tx, ctx, { action, targetType: 'invitation', targetId: row.id, after });
  }
}
