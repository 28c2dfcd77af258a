import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { ProblemError } from '../http/problem.js';
import { TeamEntity } from './team.entity.js';

export type NewTeam = Pick<TeamEntity, 'id' | 'name' | 'smsSenderName' | 'timeZone'>;

@Injectable()
export class TeamRepository {
  constructor(private readonly clock: Clock) {}

  /** Whether this installation has a team at all. */
  anyExists(db: EntityManager): Promise<boolean> {
    return db.exists(TeamEntity);
  }

  async insert(tx: EntityManager, { id, name, smsSenderName, timeZone }: NewTeam): Promise<void> {
    const createdAt = this.clock.now();
    await tx.insert(TeamEntity, { id, name, smsSenderName, timeZone, avatarId: null, createdAt });
  }

  async get(db: EntityManager, teamId: string): Promise<TeamEntity> {
    const team = await db.findOneBy(TeamEntity, { id: teamId });
    if (!team) throw new ProblemError('request.not_found');
    return team;
  }

  async update(tx: EntityManager, teamId: string, changes: Partial<TeamEntity>): Promise<void> {
    if (Object.keys(changes).length > 0) await tx.update(TeamEntity, { id: teamId }, changes);
  }
}
