import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
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

  async saveHealth(
    tx: EntityManager,
    teamId: string,
    id: string,
    health: Partial<ShopHealth>,
  ): Promise<void> {
    await tx.update(ShopConnectionEntity, { id, teamId }, health);
  }
}
