import { Injectable } from '@nestjs/common';
import type { CardUse } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AutoReplyUses } from '../auto-replies/auto-reply-uses.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { JourneyUses } from '../journeys/journey-uses.js';
import { CardUses } from '../phone-binding/card-uses.js';

/** Everything of a team that sends a card. */
@Injectable()
export class EverywhereUsed {
  constructor(
    private readonly bindings: CardUses,
    private readonly autoReplies: AutoReplyUses,
    private readonly journeys: JourneyUses,
    private readonly channels: ChannelRepository,
  ) {}

  async byCard(db: EntityManager, teamId: string): Promise<ReadonlyMap<string, CardUse[]>> {
    const uses = new Map(await this.bindings.byCard(db, teamId));
    const add = (cardId: string, more: readonly CardUse[]) =>
      uses.set(cardId, [...(uses.get(cardId) ?? []), ...more]);
    for (const [cardId, more] of await this.autoReplies.byCard(db, teamId)) add(cardId, more);
    for (const [cardId, more] of await this.inJourneys(db, teamId)) add(cardId, more);
    return uses;
  }

  private async inJourneys(db: EntityManager, teamId: string): Promise<Map<string, CardUse[]>> {
    const used = await this.journeys.by(db, teamId, 'card');
    if (used.size === 0) return new Map();
    const names = new Map((await this.channels.list(db, teamId)).map(({ id, name }) => [id, name]));
    return new Map(
      [...used].map(([cardId, journeys]) => [
        cardId,
        journeys.map(({ channelId, ...journey }) => ({
          channelId,
          channelName: names.get(channelId) ?? '',
          place: 'journey' as const,
          journey,
        })),
      ]),
    );
  }
}
