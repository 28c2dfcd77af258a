import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ConflictingWrite } from '../database/database-errors.js';
import { ProblemError } from '../http/problem.js';
import { ChannelEntity } from './channel.entity.js';

@Injectable()
export class ChannelRepository {
  list(db: EntityManager, teamId: string): Promise<ChannelEntity[]> {
    return db.find(ChannelEntity, { where: { teamId }, order: { id: 'ASC' } });
  }

  /** @throws request.not_found, for another team's channel too */
  async get(db: EntityManager, teamId: string, id: string): Promise<ChannelEntity> {
    const channel = await db.findOneBy(ChannelEntity, { teamId, id });
    if (!channel) throw new ProblemError('request.not_found');
    return channel;
  }

  async insert(tx: EntityManager, channel: ChannelEntity): Promise<void> {
    await tx.insert(ChannelEntity, channel);
  }

  /** Only while the secret is still the one in `read`: of two rotations at once none is lost. */
  async update(tx: EntityManager, read: ChannelEntity, changes: Partial<ChannelEntity>): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    const { id, teamId, messagingSecretSealed } = read;
    const result = await tx.update(ChannelEntity, { id, teamId, messagingSecretSealed }, changes);
    if (result.affected !== 1) throw new ConflictingWrite('channel');
  }

  /** What LINE says of the bot, unless the channel has become another bot's meanwhile. */
  async updateBot(
    db: EntityManager,
    { id, teamId, messagingChannelId }: ChannelEntity,
    found: Pick<ChannelEntity, 'botUserId' | 'pictureUrl' | 'basicId'>,
  ): Promise<void> {
    await db.update(ChannelEntity, { id, teamId, messagingChannelId }, found);
  }
}
