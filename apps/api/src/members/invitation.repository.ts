import { Injectable } from '@nestjs/common';
import type { Role } from '@tieline/contracts';
import { MoreThan, type EntityManager } from 'typeorm';
import { newToken, tokenHash } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { InvitationEntity } from './invitation.entity.js';

const lifetimeMs = 7 * 24 * 60 * 60_000;

export type NewInvitation = { teamId: string; email: string; role: Role; invitedBy: string };
export type MadeInvitation = { row: InvitationEntity; token: string };

/** The token leaves here once; only its hash is kept. */
@Injectable()
export class InvitationRepository {
  constructor(private readonly clock: Clock) {}

  list(db: EntityManager, teamId: string): Promise<InvitationEntity[]> {
    return db.find(InvitationEntity, { where: { teamId }, order: { id: 'ASC' } });
  }

  find(db: EntityManager, teamId: string, id: string): Promise<InvitationEntity | null> {
    return db.findOneBy(InvitationEntity, { teamId, id });
  }

  findByToken(db: EntityManager, token: string): Promise<InvitationEntity | null> {
    return db.findOneBy(InvitationEntity, this.open(token));
  }

  /** @throws a duplicate key when this address is invited already */
  async insert(tx: EntityManager, invitation: NewInvitation): Promise<MadeInvitation> {
    const { token, ...fresh } = this.fresh();
    const row = { id: newId(), ...invitation, ...fresh, createdAt: this.clock.now() };
    await tx.insert(InvitationEntity, row);
    return { row, token };
  }

  /** A new token and another seven days. Null: there is no such invitation any more. */
  async renew(tx: EntityManager, teamId: string, id: string): Promise<MadeInvitation | null> {
    const { token, ...fresh } = this.fresh();
    const result = await tx.update(InvitationEntity, { teamId, id }, fresh);
    const row = result.affected === 1 ? await this.find(tx, teamId, id) : null;
    return row && { row, token };
  }

  /** True once, and not after it was renewed, revoked or has expired. */
  async consume(tx: EntityManager, token: string): Promise<boolean> {
    return (await tx.delete(InvitationEntity, this.open(token))).affected === 1;
  }

  async remove(tx: EntityManager, teamId: string, id: string): Promise<boolean> {
    return (await tx.delete(InvitationEntity, { teamId, id })).affected === 1;
  }

  private fresh() {
    const token = newToken();
    return { token, tokenHash: tokenHash(token), expiresAt: this.clock.now() + lifetimeMs };
  }

  private open(token: string) {
    return { tokenHash: tokenHash(token), expiresAt: MoreThan(this.clock.now()) };
  }
}
