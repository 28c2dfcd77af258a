import { Injectable } from '@nestjs/common';
import { scenarios, type BindingSettingsContent, type CardUse } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ChannelRepository } from '../channels/channel.repository.js';
import type { StaffContext } from '../http/request-context.js';
import { BindingSettingsRepository } from './binding-settings.repository.js';
import { WriteBindingSettings } from './write-binding-settings.js';

/** Which scenario answers with which card. */
export function cardsOf(
  content: BindingSettingsContent,
): { scenario: CardUse['scenario']; cardId: string }[] {
  return scenarios.flatMap((scenario) => {
    const { reply } = content.scenarios[scenario];
    return reply.kind === 'savedCard' ? [{ scenario, cardId: reply.cardId }] : [];
  });
}

/** Message cards that the team's binding settings send. */
@Injectable()
export class CardUses {
  constructor(
    private readonly settings: BindingSettingsRepository,
    private readonly channels: ChannelRepository,
    private readonly writing: WriteBindingSettings,
  ) {}

  async byCard(db: EntityManager, teamId: string): Promise<ReadonlyMap<string, CardUse[]>> {
    const channels = await this.channels.list(db, teamId);
    const names = new Map(channels.map(({ id, name }) => [id, name]));
    const uses = new Map<string, CardUse[]>();
    for (const { channelId, content } of await this.settings.list(db, teamId)) {
      for (const { scenario, cardId } of cardsOf(content)) {
        const use = { channelId, channelName: names.get(channelId) ?? '', scenario };
        uses.set(cardId, [...(uses.get(cardId) ?? []), use]);
      }
    }
    return uses;
  }

  /** A card has changed in this transaction: every setting that sends it gets a version with the new content. */
  async refresh(tx: EntityManager, ctx: StaffContext, cardId: string): Promise<void> {
    for (const { channelId, version, content } of await this.settings.list(tx, ctx.teamId)) {
      if (!cardsOf(content).some((use) => use.cardId === cardId)) continue;
      await this.writing.rewrite(tx, ctx, channelId, { version, content, origin: 'card' });
    }
  }
}
