import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { TeamRepository } from '../teams/team.repository.js';
import { Operators } from './operators.js';
import { StaffRepository, type SignedIn } from './staff.repository.js';

/** Who is signed in, for which team, and whether the world behind is real. */
@Injectable()
export class DescribeSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly staff: StaffRepository,
    private readonly teams: TeamRepository,
    private readonly operators: Operators,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  current(ctx: StaffContext): Promise<StaffSession> {
    return this.transactions.once((db) => this.describe(db, ctx));
  }

  async describe(db: EntityManager, signedIn: SignedIn): Promise<StaffSession> {
    const staff = await this.staff.find(db, signedIn.staffId);
    if (!staff) throw new ProblemError('auth.required');
    const team = await this.teams.get(db, signedIn.teamId);
    return {
      staff: { id: staff.id, name: staff.name, email: staff.email },
      team: { id: team.id, name: team.name, timeZone: team.timeZone },
      role: signedIn.role,
      operator: this.operators.named(staff.email),
      locale: staff.locale,
      environment: this.config.line.apiBaseUrl === 'https://api.line.me' ? 'live' : 'sandbox',
      sandboxUrl: this.config.sandboxUrl,
    };
  }
}
