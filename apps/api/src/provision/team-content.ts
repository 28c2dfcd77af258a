import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelSetup } from '../channels/channel-setup.js';
import type { StaffContext } from '../http/request-context.js';
import { ShopConnections } from '../shops/shop-connections.js';
import { TagRepository } from '../tagging/tag.repository.js';
import type { PreparedTeam } from './prepared-team.js';

/** What a file puts into a team beside its people and its credit. */
@Injectable()
export class TeamContent {
  constructor(
    private readonly tags: TagRepository,
    private readonly shops: ShopConnections,
    private readonly channels: ChannelSetup,
  ) {}

  async insert(
    tx: EntityManager,
    ctx: StaffContext,
    content: Pick<PreparedTeam, 'tags' | 'shops' | 'channels'>,
  ): Promise<void> {
    for (const { id, name } of content.tags) await this.tags.insert(tx, ctx.teamId, { name }, id);
    for (const shop of content.shops) await this.shops.insert(tx, ctx, shop);
    for (const channel of content.channels) await this.channels.insert(tx, ctx, channel);
  }
}
