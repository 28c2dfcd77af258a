import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { tokenHash } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { StaffSessionEntity } from './staff-session.entity.js';

@Injectable()
export class SignOut {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Ends this session, and clears the person's expired ones away. */
  async signOut(ctx: StaffContext, token: string): Promise<void> {
    const { teamId, staffId } = ctx;
    await this.transactions.run(async (tx) => {
      await tx.delete(StaffSessionEntity, { teamId, tokenHash: tokenHash(token) });
      await tx.delete(StaffSessionEntity, { staffId, expiresAt: LessThan(this.clock.now()) });
    });
  }
}
