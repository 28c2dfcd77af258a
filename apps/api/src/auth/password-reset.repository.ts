import { Injectable } from '@nestjs/common';
import { MoreThan, type EntityManager } from 'typeorm';
import { newToken, tokenHash } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { PasswordResetEntity } from './password-reset.entity.js';

const lifetimeMs = 24 * 60 * 60_000;

@Injectable()
export class PasswordResetRepository {
  constructor(private readonly clock: Clock) {}

  /** One open link a person: the newest. */
  async make(
    tx: EntityManager,
    whose: { teamId: string; staffId: string },
  ): Promise<{ token: string; expiresAt: number }> {
    await this.removeAll(tx, whose.staffId);
    const token = newToken();
    const createdAt = this.clock.now();
    const row = { tokenHash: tokenHash(token), createdAt, expiresAt: createdAt + lifetimeMs };
    await tx.insert(PasswordResetEntity, { ...row, teamId: whose.teamId, staffId: whose.staffId });
    return { token, expiresAt: row.expiresAt };
  }

  find(db: EntityManager, token: string): Promise<PasswordResetEntity | null> {
    return db.findOneBy(PasswordResetEntity, this.open(token));
  }

  /** True once. */
  async consume(tx: EntityManager, token: string): Promise<boolean> {
    return (await tx.delete(PasswordResetEntity, this.open(token))).affected === 1;
  }

  async removeAll(tx: EntityManager, staffId: string): Promise<void> {
    await tx.delete(PasswordResetEntity, { staffId });
  }

  private open(token: string) {
    return { tokenHash: tokenHash(token), expiresAt: MoreThan(this.clock.now()) };
  }
}
