import { Injectable } from '@nestjs/common';
import {
  moduleCard,
  type AutoReplyMessage,
  type AutoReplyRule,
  type MessageCardContent,
} from '@tieline/contracts';
import { renderCard, type CardContext, type messagingApi, type ReplyVariables } from '@tieline/line';
import type { EntityManager } from 'typeorm';
import { ChannelLinks } from '../channels/channel-links.js';
import { MediaLibrary } from '../media/media-library.js';
import { MessageCardLibrary } from '../message-cards/message-card-library.js';

export type AnsweringChannel = { id: string; teamId: string; name: string; liffId: string | null };

export const cardIdsOf = (rules: readonly AutoReplyRule[]): string[] => [
  ...new Set(
    rules.flatMap(({ messages }) => messages.flatMap((each) => (each.kind === 'card' ? [each.cardId] : []))),
  ),
];

/** What a rule's messages are, as cards and as LINE takes them. */
@Injectable()
export class AnswerContent {
  constructor(
    private readonly cards: MessageCardLibrary,
    private readonly links: ChannelLinks,
    private readonly media: MediaLibrary,
  ) {}

  /** Saved cards that the rules send, as they stand now; one that was put away is missing. */
  cardsOf(
    db: EntityManager,
    teamId: string,
    rules: readonly AutoReplyRule[],
  ): Promise<ReadonlyMap<string, MessageCardContent>> {
    return this.cards.read(db, teamId, cardIdsOf(rules));
  }

  /** @throws request.not_found when one is archived or not the team's; held until the transaction ends */
  async holdCards(tx: EntityManager, teamId: string, rules: readonly AutoReplyRule[]): Promise<void> {
    await this.cards.contents(tx, teamId, cardIdsOf(rules));
  }

  contents(
    messages: readonly AutoReplyMessage[],
    cards: ReadonlyMap<string, MessageCardContent>,
    { liffId }: AnsweringChannel,
  ): MessageCardContent[] {
    return messages.flatMap((message) => {
      switch (message.kind) {
        case 'text':
          return [{ kind: 'text' as const, text: message.text }];
        case 'card':
          return cards.get(message.cardId) ?? [];
        case 'module':
          // Its one button would be missing.
          return liffId === null ? [] : [moduleCard(message)];
      }
    });
  }

  render(
    contents: readonly MessageCardContent[],
    { name, liffId }: AnsweringChannel,
    vars: ReplyVariables,
  ): messagingApi.Message[] {
    const context: CardContext = {
      vars,
      ...this.links.liff(liffId),
      pictureUrl: (id) => this.media.url(id),
      botName: name,
    };
    return contents.flatMap((content) => renderCard(content, context));
  }
}
