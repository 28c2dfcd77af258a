import { Injectable } from '@nestjs/common';
import type { ResponseOf, SocialTie, listSocialTies } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { ContactRepository } from '../contacts/contact.repository.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import type { SocialTieEntity } from './social-tie.entity.js';
import { SocialTieRepository } from './social-tie.repository.js';

/** Browsers that are tied to a contact, as staff see and end them. */
@Injectable()
export class ShowSocialTies {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactRepository,
    private readonly ties: SocialTieRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws request.not_found, for another team's contact too */
  list({ teamId }: StaffContext, contactId: string): Promise<ResponseOf<typeof listSocialTies>> {
    return this.transactions.once(async (db) => {
      await this.contacts.get(db, teamId, contactId);
      return { items: (await this.ties.listOf(db, teamId, contactId)).map(described) };
    });
  }

  /** One that has ended stays as it is. @throws request.not_found, for another team's tie too */
  end(ctx: StaffContext, id: string): Promise<SocialTie> {
    const { teamId } = ctx;
    return this.transactions.run(async (tx) => {
      const tie = await this.ties.find(tx, teamId, id);
      if (!tie) throw new ProblemError('request.not_found');
      const ending = { endedAt: this.clock.now(), endedBy: 'staff' } as const;
      if (!(await this.ties.end(tx, tie, ending))) return described(tie);
      const target = { action: 'social_tie.ended', targetType: 'contact', targetId: tie.contactId };
      await this.audit.record(tx, ctx, { ...target, after: { page: tie.page } });
      return described({ ...tie, ...ending });
    });
  }
}

function described({ id, page, way, tiedAt, endedAt, endedBy }: SocialTieEntity): SocialTie {
  const instant = (ms: number) => new Date(ms).toISOString();
  return {
    id,
    page,
    way,
    tiedAt: instant(tiedAt),
    endedAt: endedAt === null ? null : instant(endedAt),
    endedBy,
  };
}
