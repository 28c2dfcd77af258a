import { Inject, Injectable } from '@nestjs/common';
import {
  defaultSocialBinding,
  type ResponseOf,
  type SocialBindingSettings,
  type listSocialBindings,
} from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { StaffRepository } from '../auth/staff.repository.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { isQuotaUsedUp } from '../channels/quota-month.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { SocialBindingSettingsRepository } from './social-binding-settings.repository.js';

/** The settings as staff see them. */
@Injectable()
export class DescribeSocialBinding {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly settings: SocialBindingSettingsRepository,
    private readonly staff: StaffRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list({ teamId }: StaffContext): Promise<ResponseOf<typeof listSocialBindings>> {
    return this.transactions.once(async (db) => {
      const saved = new Map(
        (await this.settings.list(db, teamId)).map((each) => [each.channelId, each.content]),
      );
      const channels = await this.channels.list(db, teamId);
      return {
        items: channels.map(({ id, name, pictureUrl, liffId }) => {
          const { enabled, origins } = saved.get(id) ?? defaultSocialBinding();
          const way = liffId ? ('link' as const) : ('code' as const);
          return { channelId: id, channelName: name, pictureUrl, enabled, way, origins };
        }),
      };
    });
  }

  get(ctx: StaffContext, channelId: string): Promise<SocialBindingSettings> {
    return this.transactions.once((db) => this.describe(db, ctx, channelId));
  }

  /** @throws request.not_found, for another team's channel too */
  async describe(db: EntityManager, ctx: StaffContext, channelId: string): Promise<SocialBindingSettings> {
    const channel = await this.channels.get(db, ctx.teamId, channelId);
    const { version, content, updatedAt, savedBy } = await this.settings.get(db, ctx.teamId, channelId);
    const name = savedBy && (await this.staff.listNames(db, [savedBy])).get(savedBy);
    return {
      channelId,
      channelName: channel.name,
      version,
      ...content,
      way: channel.liffId ? 'link' : 'code',
      scriptTag: `<script async src="${this.config.publicUrl}/widget.js" data-channel="${channelId}"></script>`,
      quotaUsedUp: isQuotaUsedUp(channel.quotaUsedUpAt, this.clock.now()),
      updatedAt: updatedAt === null ? null : new Date(updatedAt).toISOString(),
      savedBy: savedBy && name ? { id: savedBy, name } : null,
    };
  }
}
