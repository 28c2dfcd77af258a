import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { ProblemError } from '../http/problem.js';
import { InstallationEntity } from './installation.entity.js';
import { TeamEntity } from './team.entity.js';

export type NewTeam = Pick<TeamEntity, 'id' | 'name' | 'smsSenderName' | 'timeZone'>;

@Injectable()
export class TeamRepository {
  constructor(private readonly clock: Clock) {}

  /** Whether this installation has a team at all. */
  anyExists(db: EntityManager): Promise<boolean> {
    return db.exists(TeamEntity);
  }

  /**
   * Makes the caller the one who creates the first team.
   * @throws a duplicate key when somebody else is, once they have committed
   */
  async claimFirst(tx: EntityManager): Promise<void> {
    await tx.insert(InstallationEntity, { name: 'first-team', createdAt: this.clock.now() });
  }

  /** Changes to who is in a team run one after the other: the row stays locked until the transaction ends. */
  async lock(tx: EntityManager, teamId: string): Promise<void> {
    await tx
      .createQueryBuilder()
      .update(TeamEntity)
      .set({ createdAt: () => 'created_at' })
      .where({ id: teamId })
      .execute();
  }

  /** Every team of the installation, for what runs by the day. */
  listCalendars(db: EntityManager): Promise<Pick<TeamEntity, 'id' | 'timeZone'>[]> {
    return db.find(TeamEntity, { select: { id: true, timeZone: true }, order: { id: 'ASC' } });
  }

  /** Names by id, of any team. */
  async listNames(db: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await db.find(TeamEntity, { select: { id: true, name: true }, where: { id: In([...ids]) } });
    return new Map(rows.map(({ id, name }) => [id, name]));
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
