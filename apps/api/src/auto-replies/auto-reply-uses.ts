import { Injectable } from '@nestjs/common';
import type { CardUse } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ChannelRepository } from '../channels/channel.repository.js';
import { cardIdsOf } from './answer-content.js';
import { AutoReplyRepository } from './auto-reply.repository.js';

/** Message cards that the team's rules answer with. */
@Injectable()
export class AutoReplyUses {
  constructor(
    private readonly replies: AutoReplyRepository,
    private readonly channels: ChannelRepository,
  ) {}

  async byCard(db: EntityManager, teamId: string): Promise<ReadonlyMap<string, CardUse[]>> {
    const uses = new Map<string, CardUse[]>();
    const kept = await this.replies.list(db, teamId);
    if (kept.length === 0) return uses;
    const names = new Map((await this.channels.list(db, teamId)).map(({ id, name }) => [id, name]));
    for (const { channelId, rules } of kept) {
      const use: CardUse = { channelId, channelName: names.get(channelId) ?? '', place: 'autoReply' };
      for (const cardId of cardIdsOf(rules)) uses.set(cardId, [...(uses.get(cardId) ?? []), use]);
    }
    return uses;
  }
}
