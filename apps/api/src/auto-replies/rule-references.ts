import { Injectable } from '@nestjs/common';
import type { AutoReplyRule } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import type { ChannelEntity } from '../channels/channel.entity.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { MediaLibrary } from '../media/media-library.js';
import { TagRepository } from '../tagging/tag.repository.js';
import { AnswerContent } from './answer-content.js';

/** Whether what rules point at is there, and the team's own. */
@Injectable()
export class RuleReferences {
  constructor(
    private readonly channels: ChannelRepository,
    private readonly media: MediaLibrary,
    private readonly tags: TagRepository,
    private readonly content: AnswerContent,
  ) {}

  /** A tag that was put away since may stay: nobody has it. @throws request.not_found */
  async check(
    tx: EntityManager,
    { teamId, channelId }: { teamId: string; channelId: string },
    rules: readonly AutoReplyRule[],
  ): Promise<ChannelEntity> {
    const channel = await this.channels.get(tx, teamId, channelId);
    const messages = rules.flatMap((rule) => rule.messages);
    const pictures = messages.map((message) => (message.kind === 'module' ? message.pictureId : null));
    await this.media.requireOwned(tx, teamId, pictures);
    await this.tags.requireOwned(tx, teamId, [...new Set(rules.flatMap(({ tags }) => tags.ids))]);
    await this.content.holdCards(tx, teamId, rules);
    return channel;
  }
}
