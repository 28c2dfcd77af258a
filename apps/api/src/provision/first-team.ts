import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StaffAccounts } from '../auth/staff-accounts.js';
import type { StaffContext } from '../http/request-context.js';
import { TopUp } from '../sms/top-up.js';
import { TeamRepository } from '../teams/team.repository.js';
import type { PreparedTeam } from './prepared-team.js';
import { TeamContent } from './team-content.js';

/** Writes the first team, all or nothing. */
@Injectable()
export class FirstTeam {
  constructor(
    private readonly teams: TeamRepository,
    private readonly staff: StaffAccounts,
    private readonly content: TeamContent,
    private readonly credit: TopUp,
  ) {}

  exists(db: EntityManager): Promise<boolean> {
    return this.teams.anyExists(db);
  }

  async create(tx: EntityManager, prepared: PreparedTeam, requestId = 'provision'): Promise<StaffContext> {
    const { team } = prepared;
    await this.teams.claimFirst(tx);
    await this.teams.insert(tx, team);
    const people = await this.staff.insert(tx, team.id, prepared.staff);
    const ctx: StaffContext = {
      teamId: team.id,
      // The file, or the first-run page, speaks for the first admin; the audit shows it.
      staffId: people.find(({ role }) => role === 'admin')?.staffId ?? '',
      role: 'admin',
      requestId,
      locale: 'zh-TW',
    };
    await this.credit.openPurse(tx, ctx, prepared.smsCredit);
    await this.content.insert(tx, ctx, prepared);
    return ctx;
  }
}
