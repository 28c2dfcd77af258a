import { Injectable } from '@nestjs/common';
import type { Tag } from '@tieline/contracts';
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

  async byTag(db: EntityManager, teamId: string): Promise<ReadonlyMap<string, Tag['usedBy']>> {
    const names = new Map((await this.channels.list(db, teamId)).map(({ id, name }) => [id, name]));
    const uses = new Map<string, Tag['usedBy']>();
    const bindings = await this.settings.list(db, teamId);
    const puttingOn = bindings.map(({ channelId, content }) => ({ channelId, tagIds: content.tagIds }));
    for (const { channelId, tagIds } of [...puttingOn, ...(await this.websites.list(db, teamId))]) {
      const use = { channelId, channelName: names.get(channelId) ?? '' };
      for (const tagId of tagIds) {
        const known = uses.get(tagId) ?? [];
        if (!known.some((other) => other.channelId === channelId)) uses.set(tagId, [...known, use]);
      }
    }
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
