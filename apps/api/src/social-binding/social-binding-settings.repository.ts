import { Injectable } from '@nestjs/common';
import { defaultSocialBinding, type SocialBindingContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ChannelSettings } from '../database/channel-settings.js';
import { Clock } from '../database/clock.js';
import { SocialBindingSettingsEntity } from './social-binding-settings.entity.js';

/** Switched off where nobody has saved. */
@Injectable()
export class SocialBindingSettingsRepository extends ChannelSettings<SocialBindingContent> {
  constructor(clock: Clock) {
    super(SocialBindingSettingsEntity, defaultSocialBinding, clock);
  }

  /** Of any team, for the website's visitors; null where nobody has saved. */
  async find(
    db: EntityManager,
    channelId: string,
  ): Promise<{ teamId: string; content: SocialBindingContent } | null> {
    const row = await db.findOneBy(this.entity, { channelId });
    return row && { teamId: row.teamId, content: this.contentOf(row) };
  }
}
