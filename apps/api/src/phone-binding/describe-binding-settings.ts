import { Injectable } from '@nestjs/common';
import type { BindingSettings } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ChannelLinks } from '../channels/channel-links.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { MediaLibrary } from '../media/media-library.js';
import { BindingSettingsRepository } from './binding-settings.repository.js';
import { VersionAuthors } from './version-authors.js';

@Injectable()
export class DescribeBindingSettings {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly links: ChannelLinks,
    private readonly settings: BindingSettingsRepository,
    private readonly authors: VersionAuthors,
    private readonly media: MediaLibrary,
  ) {}

  get(ctx: StaffContext, channelId: string): Promise<BindingSettings> {
    return this.transactions.once((db) => this.describe(db, ctx, channelId));
  }

  /** @throws request.not_found, for another team's channel too */
  async describe(db: EntityManager, ctx: StaffContext, channelId: string): Promise<BindingSettings> {
    const channel = await this.channels.get(db, ctx.teamId, channelId);
    const stored = await this.settings.get(db, ctx.teamId, channelId);
    return {
      channelId,
      enabled: stored.enabled,
      version: stored.version,
      ...stored.content,
      pictureUrl: this.media.url(stored.content.pictureId),
      ...this.links.liff(channel.liffId),
      updatedAt: new Date(stored.updatedAt).toISOString(),
      savedBy: await this.authors.find(db, ctx.teamId, stored),
    };
  }
}
