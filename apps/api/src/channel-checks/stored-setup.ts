import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelLinks } from '../channels/channel-links.js';
import type { ChannelEntity } from '../channels/channel.entity.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { BindingSettingsRepository } from '../phone-binding/binding-settings.repository.js';
import { StoredMenus } from '../rich-menus/stored-menus.js';
import { SmsAccounts } from '../sms/sms-accounts.js';
import { SocialBindingSettingsRepository } from '../social-binding/social-binding-settings.repository.js';
import { TeamRepository } from '../teams/team.repository.js';
import type { CheckSubject } from './check-subject.js';

export type Place = { teamId: string; channelId: string };
export type StoredSetup = {
  row: ChannelEntity;
  shopConnectionId: string | null;
  /** where most customers' numbers are from */
  country: string | null;
  subject: Omit<CheckSubject, 'identityTest'>;
};

/** Everything of a channel that a check compares with the world outside. */
@Injectable()
export class StoredSetups {
  constructor(
    private readonly channels: ChannelRepository,
    private readonly settings: BindingSettingsRepository,
    private readonly websites: SocialBindingSettingsRepository,
    private readonly teams: TeamRepository,
    private readonly accounts: SmsAccounts,
    private readonly menus: StoredMenus,
    private readonly links: ChannelLinks,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws request.not_found, for another team's channel too */
  async get(db: EntityManager, { teamId, channelId }: Place): Promise<StoredSetup> {
    const row = await this.channels.get(db, teamId, channelId);
    const { content, enabled } = await this.settings.get(db, teamId, channelId);
    const website = await this.websites.get(db, teamId, channelId);
    const { smsSenderName } = await this.teams.get(db, teamId);
    const purse = await this.accounts.getPurse(db, teamId);
    return {
      row,
      shopConnectionId: content.shopConnectionId,
      country: content.countries[0] ?? null,
      subject: {
        basicId: row.basicId,
        messagingChannelId: row.messagingChannelId,
        loginChannelId: row.loginChannelId,
        liffId: row.liffId,
        gameLiffId: row.gameLiffId,
        webhookUrl: this.links.webhook(row.id),
        liffEndpointUrl: this.links.liffEndpoint(row.liffId),
        liffSize: website.content.enabled && !enabled ? 'compact' : 'full',
        publicUrl: this.config.publicUrl,
        matchPlatform: content.matchPlatform,
        senderName: smsSenderName,
        smsBalance: purse.balance ?? 0,
        smsLowBalance: purse.lowBalance,
        menus: await this.menus.of(db, teamId, channelId),
      },
    };
  }
}
