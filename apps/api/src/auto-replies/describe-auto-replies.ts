import { Injectable } from '@nestjs/common';
import type { AutoReplies, ResponseOf, listAutoReplies } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { StaffRepository } from '../auth/staff.repository.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { AutoReplyRepository } from './auto-reply.repository.js';

/** The rules as staff see them. */
@Injectable()
export class DescribeAutoReplies {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly replies: AutoReplyRepository,
    private readonly staff: StaffRepository,
  ) {}

  list({ teamId }: StaffContext): Promise<ResponseOf<typeof listAutoReplies>> {
    return this.transactions.once(async (db) => {
      const channels = await this.channels.list(db, teamId);
      const kept = new Map((await this.replies.list(db, teamId)).map((each) => [each.channelId, each.rules]));
      return {
        items: channels.map(({ id, name, pictureUrl }) => {
          const rules = kept.get(id) ?? [];
          const on = rules.filter((rule) => rule.on).length;
          return { channelId: id, channelName: name, pictureUrl, rules: rules.length, on };
        }),
      };
    });
  }

  get(ctx: StaffContext, channelId: string): Promise<AutoReplies> {
    return this.transactions.once((db) => this.describe(db, ctx, channelId));
  }

  /** @throws request.not_found, for another team's channel too */
  async describe(db: EntityManager, { teamId }: StaffContext, channelId: string): Promise<AutoReplies> {
    const { name: channelName, liffId } = await this.channels.get(db, teamId, channelId);
    const { version, rules, updatedAt, savedBy } = await this.replies.get(db, teamId, channelId);
    const name = savedBy && (await this.staff.listNames(db, [savedBy])).get(savedBy);
    return {
      channelId,
      channelName,
      version,
      rules,
      hasLiff: liffId !== null,
      updatedAt: updatedAt === null ? null : new Date(updatedAt).toISOString(),
      savedBy: savedBy && name ? { id: savedBy, name } : null,
    };
  }
}
