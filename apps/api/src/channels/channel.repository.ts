import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, type EntityManager } from 'typeorm';
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

  /** Of any team: a LIFF id belongs to one channel. */
  findByLiff(db: EntityManager, liffId: string): Promise<ChannelEntity | null> {
    return db.findOneBy(ChannelEntity, { liffId });
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

  /** Channels of every team whose set-up is to be looked at, the longest waiting first. */
  listDue(db: EntityManager, now: number, limit: number): Promise<ChannelEntity[]> {
    return db.find(ChannelEntity, {
      where: { checksDueAt: LessThanOrEqual(now) },
      order: { checksDueAt: 'ASC' },
      take: limit,
    });
  }

  /** False when another process was first. */
  async claimChecks(db: EntityManager, seen: ChannelEntity, until: number): Promise<boolean> {
    const { id, teamId, checksDueAt } = seen;
    const result = await db.update(ChannelEntity, { id, teamId, checksDueAt }, { checksDueAt: until });
    return result.affected === 1;
  }

  async setChecksDue(db: EntityManager, teamId: string, id: string, at: number): Promise<void> {
    await db.update(ChannelEntity, { id, teamId }, { checksDueAt: at });
  }

  /** False while somebody else repairs. A holder that died is waited for until `until`. */
  async holdForRepair(
    db: EntityManager,
    { id, teamId }: { id: string; teamId: string },
    now: number,
    until: number,
  ): Promise<boolean> {
    const free = { id, teamId, repairUntil: LessThanOrEqual(now) };
    const result = await db.update(ChannelEntity, free, { repairUntil: until });
    return result.affected === 1;
  }

  async endRepair(db: EntityManager, { id, teamId }: { id: string; teamId: string }): Promise<void> {
    await db.update(ChannelEntity, { id, teamId }, { repairUntil: 0 });
  }
}
