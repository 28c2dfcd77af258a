import { Injectable } from '@nestjs/common';
import type { MemberCardSettings } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { StaffRepository } from '../auth/staff.repository.js';
import { ChannelLinks } from '../channels/channel-links.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { MediaLibrary } from '../media/media-library.js';
import { MemberCardSettingsRepository } from './member-card-settings.repository.js';

/** The settings as staff see them. */
@Injectable()
export class DescribeMemberCard {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly links: ChannelLinks,
    private readonly settings: MemberCardSettingsRepository,
    private readonly staff: StaffRepository,
    private readonly media: MediaLibrary,
  ) {}

  get(ctx: StaffContext, channelId: string): Promise<MemberCardSettings> {
    return this.transactions.once((db) => this.describe(db, ctx, channelId));
  }

  /** @throws request.not_found, for another team's channel too */
  async describe(db: EntityManager, ctx: StaffContext, channelId: string): Promise<MemberCardSettings> {
    const channel = await this.channels.get(db, ctx.teamId, channelId);
    const { version, content, updatedAt, savedBy } = await this.settings.get(db, ctx.teamId, channelId);
    const name = savedBy && (await this.staff.listNames(db, [savedBy])).get(savedBy);
    return {
      channelId,
      version,
      ...content,
      pictureUrl: this.media.url(content.pictureId),
      memberCardUrl: this.links.liff(channel.liffId).memberCardUrl,
      updatedAt: updatedAt === null ? null : new Date(updatedAt).toISOString(),
      savedBy: savedBy && name ? { id: savedBy, name } : null,
    };
  }
}
