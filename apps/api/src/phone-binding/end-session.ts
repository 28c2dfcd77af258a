import { Injectable } from '@nestjs/common';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { LiffContext } from '../http/request-context.js';
import { LiffSessionRepository } from './liff-session.repository.js';

@Injectable()
export class EndSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LiffSessionRepository,
    private readonly clock: Clock,
  ) {}

  async end(ctx: LiffContext): Promise<undefined> {
    await this.transactions.once((db) => this.sessions.end(db, ctx.tokenHash, this.clock.now()));
  }
}
