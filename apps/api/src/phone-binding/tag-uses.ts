import { Injectable } from '@nestjs/common';
import type { TagUse } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ChannelRepository } from '../channels/channel.repository.js';
import type { StaffContext } from '../http/request-context.js';
import { SocialUses } from '../social-binding/social-uses.js';
import { BindingSettingsRepository } from './binding-settings.repository.js';
import { WriteBindingSettings } from './write-binding-settings.js';

/** Tags that the team's binding settings, and its buttons on websites, put on. */
@Injectable()
export class TagUses {
  constructor(
    private readonly settings: BindingSettingsRepository,
    private readonly channels: ChannelRepository,
    private readonly writing: WriteBindingSettings,
    private readonly websites: SocialUses,
  ) {}

  async byTag(db: EntityManager, teamId: string): Promise<ReadonlyMap<string, TagUse[]>> {
    const names = new Map((await this.channels.list(db, teamId)).map(({ id, name }) => [id, name]));
    const uses = new Map<string, TagUse[]>();
    const add = (place: TagUse['place'], channelId: string, tagIds: readonly string[]) => {
      const use = { place, channelId, channelName: names.get(channelId) ?? '', journey: null };
      for (const tagId of tagIds) uses.set(tagId, [...(uses.get(tagId) ?? []), use]);
    };
    for (const { channelId, content } of await this.settings.list(db, teamId)) {
      add('binding', channelId, content.tagIds);
    }
    for (const { channelId, tagIds } of await this.websites.list(db, teamId))
      add('website', channelId, tagIds);
    return uses;
  }

  /** Every setting that puts `tagId` on puts `otherId` on instead, as a version of its own. */
  async replace(tx: EntityManager, ctx: StaffContext, tagId: string, otherId: string): Promise<void> {
    for (const { channelId, version, content } of await this.settings.list(tx, ctx.teamId)) {
      if (!content.tagIds.includes(tagId)) continue;
      const tagIds = [...new Set(content.tagIds.map((id) => (id === tagId ? otherId : id)))];
      await this.writing.rewrite(tx, ctx, channelId, {
        version,
        content: { ...content, tagIds },
        origin: 'saved',
      });
    }
    await this.websites.replaceTag(tx, ctx, tagId, otherId);
  }
}
