import { Injectable } from '@nestjs/common';
import type { MessageCardContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { MessageCardRepository } from './message-card.repository.js';

/** What other features ask of saved cards: their content, to copy where they are used. */
@Injectable()
export class MessageCardLibrary {
  constructor(private readonly cards: MessageCardRepository) {}

  /** As they stand now, to be sent at once; what is archived or not the team's is missing. */
  async read(
    db: EntityManager,
    teamId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, MessageCardContent>> {
    const cards = await this.cards.findActive(db, teamId, ids);
    return new Map(cards.map(({ id, content }) => [id, JSON.parse(content) as MessageCardContent]));
  }

  /** @throws request.not_found when one is archived or not the team's */
  async contents(
    tx: EntityManager,
    teamId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, MessageCardContent>> {
    const cards = await this.cards.hold(tx, teamId, ids);
    return new Map(cards.map(({ id, content }) => [id, JSON.parse(content) as MessageCardContent]));
  }
}
