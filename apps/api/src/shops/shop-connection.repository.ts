import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SealPlace } from '../database/cipher.js';
import { ConflictingWrite } from '../database/database-errors.js';
import { ProblemError } from '../http/problem.js';
import { ShopConnectionEntity } from './shop-connection.entity.js';

/** Where a connection's token stands: whoever seals or opens it uses this place. */
export function accessTokenPlace({ id, teamId }: { id: string; teamId: string }): SealPlace {
  return { teamId, table: 'shop_connections', column: 'accessToken', rowId: id };
}

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

  /** Only while handle and token are those in `read`: what was tested with the shop is what is saved. */
  async update(
    tx: EntityManager,
    read: ShopConnectionEntity,
    changes: Partial<ShopConnectionEntity>,
  ): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    const { id, teamId, handle, accessTokenSealed } = read;
    const where = { id, teamId, handle, accessTokenSealed };
    const result = await tx.update(ShopConnectionEntity, where, changes);
    if (result.affected !== 1) throw new ConflictingWrite('shop connection');
  }
}
