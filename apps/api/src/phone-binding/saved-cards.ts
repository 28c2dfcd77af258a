import { Injectable } from '@nestjs/common';
import { scenarios, type BindingSettingsContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { MessageCardLibrary } from '../message-cards/message-card-library.js';

/** Copies saved cards into the settings that send them, so that a binding reads nothing more. */
@Injectable()
export class SavedCards {
  constructor(private readonly cards: MessageCardLibrary) {}

  /** @throws request.not_found when a card is archived or not the team's */
  async fill(
    tx: EntityManager,
    teamId: string,
    content: BindingSettingsContent,
  ): Promise<BindingSettingsContent> {
    const replies = scenarios.map((name) => content.scenarios[name].reply);
    const ids = replies.flatMap((reply) => (reply.kind === 'savedCard' ? [reply.cardId] : []));
    if (ids.length === 0) return content;
    const cards = await this.cards.contents(tx, teamId, ids);
    const filled = { ...content.scenarios };
    for (const name of scenarios) {
      const { reply } = filled[name];
      if (reply.kind !== 'savedCard') continue;
      filled[name] = { ...filled[name], reply: { ...reply, content: cards.get(reply.cardId) } };
    }
    return { ...content, scenarios: filled };
  }
}
