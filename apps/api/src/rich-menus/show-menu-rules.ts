import { Injectable } from '@nestjs/common';
import type { RichMenuRuleSet } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { StaffRepository } from '../auth/staff.repository.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import type { RichMenuRulesEntity } from './rich-menu.entities.js';
import { RichMenuRepository, rulesOf } from './rich-menu.repository.js';

@Injectable()
export class ShowMenuRules {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly menus: RichMenuRepository,
    private readonly staff: StaffRepository,
  ) {}

  /** @throws request.not_found, for another team's channel too */
  get({ teamId }: StaffContext, channelId: string): Promise<RichMenuRuleSet> {
    return this.transactions.once(async (db) => {
      await this.channels.get(db, teamId, channelId);
      return this.describe(db, channelId, await this.menus.findRules(db, teamId, channelId));
    });
  }

  async describe(
    db: EntityManager,
    channelId: string,
    row: RichMenuRulesEntity | null,
  ): Promise<RichMenuRuleSet> {
    const savedBy = row?.savedBy ?? null;
    const names = await this.staff.listNames(db, savedBy === null ? [] : [savedBy]);
    const author = savedBy === null ? undefined : names.get(savedBy);
    return {
      channelId,
      ...rulesOf(row),
      updatedAt: row && new Date(row.updatedAt).toISOString(),
      savedBy: savedBy === null || author === undefined ? null : { id: savedBy, name: author },
    };
  }
}
