import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ConflictingWrite } from '../database/database-errors.js';
import type { StaffContext } from '../http/request-context.js';
import { SocialBindingSettingsRepository } from './social-binding-settings.repository.js';
import { SocialReferences } from './social-references.js';

/** What the buttons on websites put on and send, for whoever changes a tag or a card. */
@Injectable()
export class SocialUses {
  constructor(
    private readonly settings: SocialBindingSettingsRepository,
    private readonly references: SocialReferences,
  ) {}

  /** Channel by channel: the tags that are put on, the card that is sent. */
  async list(
    db: EntityManager,
    teamId: string,
  ): Promise<{ channelId: string; tagIds: string[]; cardId: string | null }[]> {
    return (await this.settings.list(db, teamId)).map(({ channelId, content }) => ({
      channelId,
      tagIds: content.tagIds,
      cardId: content.message.kind === 'savedCard' ? content.message.cardId : null,
    }));
  }

  /** `otherId` goes on instead of `tagId`. */
  async replaceTag(tx: EntityManager, ctx: StaffContext, tagId: string, otherId: string): Promise<void> {
    for (const { channelId, version, content } of await this.settings.list(tx, ctx.teamId)) {
      if (!content.tagIds.includes(tagId)) continue;
      const tagIds = [...new Set(content.tagIds.map((id) => (id === tagId ? otherId : id)))];
      await this.write(tx, ctx, channelId, { version, content: { ...content, tagIds } });
    }
  }

  /** A card has changed in this transaction: it is sent as it is now. */
  async refreshCard(tx: EntityManager, ctx: StaffContext, cardId: string): Promise<void> {
    for (const { channelId, version, content } of await this.settings.list(tx, ctx.teamId)) {
      if (content.message.kind !== 'savedCard' || content.message.cardId !== cardId) continue;
      const filled = await this.references.fillCard(tx, ctx.teamId, content);
      await this.write(tx, ctx, channelId, { version, content: filled });
    }
  }

  private async write(
    tx: EntityManager,
    { teamId, staffId }: StaffContext,
    channelId: string,
    next: Omit<Parameters<SocialBindingSettingsRepository['replace']>[2], 'staffId'>,
  ): Promise<void> {
    const saved = await this.settings.replace(tx, { teamId, channelId }, { ...next, staffId });
    if (!saved) throw new ConflictingWrite('social binding settings');
  }
}
