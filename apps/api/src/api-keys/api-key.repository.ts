import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { execute, insertRows, selectRows } from '../database/statements.js';
import { ProblemError } from '../http/problem.js';
import { TeamRepository } from '../teams/team.repository.js';
import { ApiKeyEntity } from './api-key.entity.js';

/** The only file that talks to the keys' table. */
@Injectable()
export class ApiKeyRepository {
  constructor(private readonly teams: TeamRepository) {}

  /** How many are in use. The team is locked first: whoever adds one at the same time does so afterwards. */
  async countLocked(tx: EntityManager, teamId: string): Promise<number> {
    await this.teams.lock(tx, teamId);
    return tx.countBy(ApiKeyEntity, { teamId, revokedAt: IsNull() });
  }

  /** Those in use, then those revoked, newest first. */
  async list(db: EntityManager, teamId: string, revoked: number): Promise<ApiKeyEntity[]> {
    const order = { id: 'DESC' as const };
    const used = await db.find(ApiKeyEntity, { where: { teamId, revokedAt: IsNull() }, order });
    const where = { teamId, revokedAt: Not(IsNull()) };
    return [
      ...used,
      ...(await db.find(ApiKeyEntity, { where, order: { revokedAt: 'DESC' }, take: revoked })),
    ];
  }

  /** @throws request.not_found, for another team's key too */
  async get(db: EntityManager, teamId: string, id: string): Promise<ApiKeyEntity> {
    const row = await db.findOneBy(ApiKeyEntity, { teamId, id });
    if (!row) throw new ProblemError('request.not_found');
    return row;
  }

  /** Proven by its secret, of whatever team; null when it is revoked or nobody's. */
  async findUsable(db: EntityManager, secretHash: string): Promise<ApiKeyEntity | null> {
    const where = 'secret_hash = ? AND revoked_at IS NULL';
    const [found] = await selectRows(db, ApiKeyEntity, where, [secretHash]);
    return found ?? null;
  }

  async noteUse(db: EntityManager, { id, teamId }: ApiKeyEntity, now: number): Promise<void> {
    await execute(db, 'UPDATE api_keys SET last_used_at = ? WHERE id = ? AND team_id = ?', [now, id, teamId]);
  }

  async insert(tx: EntityManager, row: ApiKeyEntity): Promise<void> {
    await insertRows(tx, ApiKeyEntity, [row]);
  }

  /** False when it was revoked already. */
  async revoke(tx: EntityManager, { id, teamId }: ApiKeyEntity, now: number): Promise<boolean> {
    const found = { id, teamId, revokedAt: IsNull() };
    return (await tx.update(ApiKeyEntity, found, { revokedAt: now })).affected === 1;
  }
}
