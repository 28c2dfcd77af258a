import { Injectable } from '@nestjs/common';
import type { ContactFilter } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ChannelRepository } from '../channels/channel.repository.js';
import { TagRepository } from '../tagging/tag.repository.js';

/** What a filter names has to be the team's. */
@Injectable()
export class FilterReferences {
  constructor(
    private readonly tags: TagRepository,
    private readonly channels: ChannelRepository,
  ) {}

  /**
   * What stands in it already may be gone by now: that is no reason to lose it.
   * @throws request.not_found
   */
  async check(
    db: EntityManager,
    teamId: string,
    { tagId, channelId }: ContactFilter,
    before: ContactFilter = {},
  ): Promise<void> {
    if (tagId !== undefined && tagId !== before.tagId) await this.tags.requireOwned(db, teamId, [tagId]);
    if (channelId !== undefined && channelId !== before.channelId) {
      await this.channels.get(db, teamId, channelId);
    }
  }
}
