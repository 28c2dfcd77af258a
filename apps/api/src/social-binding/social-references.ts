import { Injectable } from '@nestjs/common';
import type { SocialBindingContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { MessageCardLibrary } from '../message-cards/message-card-library.js';
import { TagRepository } from '../tagging/tag.repository.js';

/** Tags and the card that the settings name: there, and the team's own. */
@Injectable()
export class SocialReferences {
  constructor(
    private readonly tags: TagRepository,
    private readonly cards: MessageCardLibrary,
  ) {}

  /** With the card's content beside its id, so that a tie reads nothing more. @throws request.not_found */
  async fill(
    tx: EntityManager,
    teamId: string,
    content: SocialBindingContent,
  ): Promise<SocialBindingContent> {
    await this.tags.requireUsable(tx, teamId, content.tagIds);
    return this.fillCard(tx, teamId, content);
  }

  /** @throws request.not_found when the card is archived or not the team's */
  async fillCard(
    tx: EntityManager,
    teamId: string,
    content: SocialBindingContent,
  ): Promise<SocialBindingContent> {
    const { message } = content;
    if (message.kind !== 'savedCard') return content;
    const cards = await this.cards.contents(tx, teamId, [message.cardId]);
    return { ...content, message: { ...message, content: cards.get(message.cardId) } };
  }
}
