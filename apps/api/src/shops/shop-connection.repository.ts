import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, type EntityManager } from 'typeorm';
import { ConflictingWrite } from '../database/database-errors.js';
import { ProblemError } from '../http/problem.js';
import { ShopConnectionEntity } from './shop-connection.entity.js';

export type ShopHealth = Pick<ShopConnectionEntity, 'lastSuccessAt' | 'lastFailureAt' | 'lastFailure'>;

@Injectable()
export class ShopConnectionRepository {
  list(db: EntityManager, teamId: string): Promise<ShopConnectionEntity[]> {
    return db.find(ShopConnectionEntity, { where: { teamId }, order: { id: 'ASC' } });
  }

  /** @throws request.not_found, for another team's connection too */
  async get(db: EntityManager, teamId: string, id: string): Promise<ShopConnectionEntity> {
    const connection = await db.findOneBy(ShopConnectionEntity, { teamId, id });
    if (!connection) throw new ProblemError('request.not_found');
    return connection;
  }

  /** Whatever its team: for callers who prove themselves otherwise. */
  findById(db: EntityManager, id: string): Promise<ShopConnectionEntity | null> {
    return db.findOneBy(ShopConnectionEntity, { id });
  }

  /** To the minute, so that many calls are few writes. */
  async noteWebhook(
    db: EntityManager,
    { teamId, connectionId: id }: { teamId: string; connectionId: string },
    now: number,
  ): Promise<void> {
    const older = [{ lastWebhookAt: IsNull() }, { lastWebhookAt: LessThan(now - 60_000) }];
    await db.update(
      ShopConnectionEntity,
      older.map((each) => ({ id, teamId, ...each })),
      { lastWebhookAt: now },
    );
  }

  async insert(tx: EntityManager, connection: ShopConnectionEntity): Promise<void> {
    await tx.insert(ShopConnectionEntity, connection);
  }

  /** Only while the secrets are those in `read` (sealed anew with every change): what was tested is what is saved. */
  async update(
    tx: EntityManager,
    read: ShopConnectionEntity,
    changes: Partial<ShopConnectionEntity>,
  ): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    const { id, teamId, secretsSealed } = read;
    const result = await tx.update(ShopConnectionEntity, { id, teamId, secretsSealed }, changes);
    if (result.affected !== 1) throw new ConflictingWrite('shop connection');
  }

  async noteRegistration(
    tx: EntityManager,
    { id, teamId }: ShopConnectionEntity,
    webhookRegisteredAt: number,
  ): Promise<void> {
    await tx.update(ShopConnectionEntity, { id, teamId }, { webhookRegisteredAt });
  }

  async saveHealth(
    tx: EntityManager,
    teamId: string,
    id: string,
    health: Partial<ShopHealth>,
  ): Promise<void> {
    await tx.update(ShopConnectionEntity, { id, teamId }, health);
  }
}
