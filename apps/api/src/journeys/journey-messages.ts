import { Injectable } from '@nestjs/common';
import {
  allSteps,
  type JourneyContent,
  type JourneyMessage,
  type MessageCardContent,
} from '@tieline/contracts';
import { renderCard, type CardContext, type messagingApi } from '@tieline/line';
import type { EntityManager } from 'typeorm';
import { ChannelLinks } from '../channels/channel-links.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { MediaLibrary } from '../media/media-library.js';
import { MessageCardLibrary } from '../message-cards/message-card-library.js';
import { TeamRepository } from '../teams/team.repository.js';
import { variablesOf, type Person } from './travellers.js';

/** What a journey's messages are made of: one channel, and its cards as they stand now. */
export type Stationery = {
  timeZone: string;
  cards: ReadonlyMap<string, MessageCardContent>;
  context: Omit<CardContext, 'vars'>;
};

/** The messages of journeys, as cards and as what LINE is sent. */
@Injectable()
export class JourneyMessages {
  constructor(
    private readonly channels: ChannelRepository,
    private readonly teams: TeamRepository,
    private readonly links: ChannelLinks,
    private readonly media: MediaLibrary,
    private readonly cards: MessageCardLibrary,
  ) {}

  /** Three statements at most. */
  async stationery(
    db: EntityManager,
    { teamId, channelId }: { teamId: string; channelId: string },
    content: JourneyContent,
  ): Promise<Stationery> {
    const { name, timeZone } = await this.teams.get(db, teamId);
    const { liffId } = await this.channels.get(db, teamId, channelId);
    const cardIds = allSteps(content.steps).flatMap((step) =>
      step.kind === 'send' && step.message.kind === 'card' ? [step.message.cardId] : [],
    );
    return {
      timeZone,
      cards: await this.cards.read(db, teamId, [...new Set(cardIds)]),
      context: { ...this.links.liff(liffId), pictureUrl: (id) => this.media.url(id), botName: name },
    };
  }

  /** Null: the card is there no more. */
  contentOf(message: JourneyMessage, { cards }: Stationery): MessageCardContent | null {
    return message.kind === 'text'
      ? { kind: 'text', text: message.text }
      : (cards.get(message.cardId) ?? null);
  }

  /** None when nothing is left of a text once its variables are filled in. */
  render(content: MessageCardContent, person: Person, { context }: Stationery): messagingApi.Message[] {
    return renderCard(content, { ...context, vars: variablesOf(person) });
  }
}
