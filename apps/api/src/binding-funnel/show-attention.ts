import { Injectable } from '@nestjs/common';
import type { Attention } from '@tieline/contracts';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { AttentionRepository } from './attention.repository.js';

const dayMs = 86_400_000;

/** What waits for staff or goes wrong now; each part is counted along an index. */
@Injectable()
export class ShowAttention {
  constructor(
    private readonly transactions: Transactions,
    private readonly attention: AttentionRepository,
    private readonly clock: Clock,
  ) {}

  show({ teamId }: StaffContext): Promise<Attention> {
    const now = this.clock.now();
    return this.transactions.once(async (db) => ({
      openReviews: await this.attention.countOpenReviews(db, teamId),
      deliveries: await this.attention.countFailures(db, teamId, now - dayMs),
      blockedPrefixes: await this.attention.listBlockedPrefixes(db, teamId, now),
      pausedChannels: await this.attention.listPausedChannels(db, teamId),
    }));
  }
}
