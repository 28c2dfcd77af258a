import { Injectable } from '@nestjs/common';
import type { BodyOf, Team, updateTeam } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { MediaLibrary } from '../media/media-library.js';
import { TeamRepository } from './team.repository.js';

@Injectable()
export class Teams {
  constructor(
    private readonly transactions: Transactions,
    private readonly teams: TeamRepository,
    private readonly media: MediaLibrary,
    private readonly audit: AuditLog,
  ) {}

  get(ctx: StaffContext): Promise<Team> {
    return this.transactions.once((db) => this.describe(db, ctx));
  }

  update(ctx: StaffContext, changes: BodyOf<typeof updateTeam>): Promise<Team> {
    return this.transactions.run(async (tx) => {
      await this.media.requireOwned(tx, ctx.teamId, [changes.avatarId ?? null]);
      const before = await this.describe(tx, ctx);
      await this.teams.update(tx, ctx.teamId, changes);
      const after = await this.describe(tx, ctx);
      const target = { action: 'team.updated', targetType: 'team', targetId: ctx.teamId };
      await this.audit.record(tx, ctx, { ...target, before, after });
      return after;
    });
  }

  private async describe(db: EntityManager, ctx: StaffContext): Promise<Team> {
    const { id, name, smsSenderName, timeZone, avatarId } = await this.teams.get(db, ctx.teamId);
    return { id, name, smsSenderName, timeZone, avatarId, avatarUrl: this.media.url(avatarId) };
  }
}
