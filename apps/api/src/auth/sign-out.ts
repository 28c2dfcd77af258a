import { Injectable } from '@nestjs/common';
import { tokenHash } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { StaffSessionEntity } from './staff-session.entity.js';

@Injectable()
export class SignOut {
  constructor(private readonly transactions: Transactions) {}

  /** Ends this session; the person's others go on. */
  async signOut({ teamId }: StaffContext, token: string): Promise<void> {
    const session = { teamId, tokenHash: tokenHash(token) };
    await this.transactions.once((db) => db.delete(StaffSessionEntity, session));
  }
}
