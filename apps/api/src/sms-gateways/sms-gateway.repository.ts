import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ConflictingWrite } from '../database/database-errors.js';
import { ProblemError } from '../http/problem.js';
import { TeamRepository } from '../teams/team.repository.js';
import { SmsGatewayEntity } from './sms-gateway.entity.js';

/** The only file that talks to the gateways' table. */
@Injectable()
export class SmsGatewayRepository {
  constructor(private readonly teams: TeamRepository) {}

  /** In their order. The team is locked first: whoever adds or orders at the same time does so afterwards. */
  async listLocked(tx: EntityManager, teamId: string): Promise<SmsGatewayEntity[]> {
    await this.teams.lock(tx, teamId);
    return this.list(tx, teamId);
  }

  /** In their order. */
  list(db: EntityManager, teamId: string): Promise<SmsGatewayEntity[]> {
    return db.find(SmsGatewayEntity, { where: { teamId }, order: { place: 'ASC', id: 'ASC' } });
  }

  /** @throws request.not_found, for another team's gateway too */
  async get(db: EntityManager, teamId: string, id: string): Promise<SmsGatewayEntity> {
    const row = await db.findOneBy(SmsGatewayEntity, { teamId, id });
    if (!row) throw new ProblemError('request.not_found');
    return row;
  }

  /** For callers that are proven otherwise than by a team: a provider's report by its token. */
  find(db: EntityManager, id: string): Promise<SmsGatewayEntity | null> {
    return db.findOneBy(SmsGatewayEntity, { id });
  }

  async insert(tx: EntityManager, row: SmsGatewayEntity): Promise<void> {
    await tx.insert(SmsGatewayEntity, row);
  }

  /** Only while the credentials are those in `read`: two people who change them do not mix theirs. */
  async update(tx: EntityManager, read: SmsGatewayEntity, changes: Partial<SmsGatewayEntity>): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    const { id, teamId, credentialsSealed } = read;
    const result = await tx.update(SmsGatewayEntity, { id, teamId, credentialsSealed }, changes);
    if (result.affected !== 1) throw new ConflictingWrite('SMS gateway');
  }

  async place(tx: EntityManager, teamId: string, id: string, place: number): Promise<void> {
    await tx.update(SmsGatewayEntity, { id, teamId }, { place });
  }

  async remove(tx: EntityManager, { id, teamId }: SmsGatewayEntity): Promise<void> {
    await tx.delete(SmsGatewayEntity, { id, teamId });
  }
}
