import { Injectable } from '@nestjs/common';
import { scenarios, type BindingSettingsContent, type CardUse, type Scenario } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ChannelRepository } from '../channels/channel.repository.js';
import type { StaffContext } from '../http/request-context.js';
import { SocialUses } from '../social-binding/social-uses.js';
import { BindingSettingsRepository } from './binding-settings.repository.js';
import { WriteBindingSettings } from './write-binding-settings.js';

/** Which scenario answers with which card. */
function cardsOf(content: BindingSettingsContent): { scenario: Scenario; cardId: string }[] {
  return scenarios.flatMap((scenario) => {
    const { reply } = content.scenarios[scenario];
    return reply.kind === 'savedCard' ? [{ scenario, cardId: reply.cardId }] : [];
  });
}

/** Message cards that the team's binding settings, and its buttons on websites, send. */
@Injectable()
export class CardUses {
  constructor(
    private readonly settings: BindingSettingsRepository,
    private readonly channels: ChannelRepository,
    private readonly writing: WriteBindingSettings,
    private readonly websites: SocialUses,
  ) {}

  async byCard(db: EntityManager, teamId: string): Promise<ReadonlyMap<string, CardUse[]>> {
    const channels = await this.channels.list(db, teamId);
    const names = new Map(channels.map(({ id, name }) => [id, name]));
    const uses = new Map<string, CardUse[]>();
    const add = (cardId: string, channelId: string, place: CardUse['place']) => {
      const use = { channelId, channelName: names.get(channelId) ?? '', place, journey: null };
      uses.set(cardId, [...(uses.get(cardId) ?? []), use]);
    };
    for (const { channelId, content } of await this.settings.list(db, teamId)) {
      for (const { scenario, cardId } of cardsOf(content)) add(cardId, channelId, scenario);
    }
    for (const { channelId, cardId } of await this.websites.list(db, teamId)) {
      if (cardId) add(cardId, channelId, 'website');
    }
    return uses;
  }

  /** A card has changed in this transaction: every setting that sends it gets a version with the new content. */
  async refresh(tx: EntityManager, ctx: StaffContext, cardId: string): Promise<void> {
    for (const { channelId, version, content } of await this.settings.list(tx, ctx.teamId)) {
      if (!cardsOf(content).some((use) => use.cardId === cardId)) continue;
      await this.writing.rewrite(tx, ctx, channelId, { version, content, origin: 'card' });
    }
    await this.websites.refreshCard(tx, ctx, cardId);
  }
}
