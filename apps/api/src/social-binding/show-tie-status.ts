import { Injectable } from '@nestjs/common';
import type { TieStatus } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { maskName } from '../binding-reviews/mask-name.js';
import { tokenHash } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { TieAttemptEntity } from './tie-attempt.entity.js';
import { TieAttemptRepository } from './tie-attempt.repository.js';
import { SocialTieRepository } from './social-tie.repository.js';

export const isOver = ({ state }: TieStatus): boolean => state !== 'waiting' && state !== 'opened';

/** How a tie goes, for the page that began it and nobody else. */
@Injectable()
export class ShowTieStatus {
  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: TieAttemptRepository,
    private readonly ties: SocialTieRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws request.not_found */
  async find(channelId: string, watch: string): Promise<TieAttemptEntity> {
    const attempt = await this.transactions.once((db) =>
      this.attempts.findByWatch(db, channelId, tokenHash(watch)),
    );
    if (!attempt) throw new ProblemError('request.not_found');
    return attempt;
  }

  async get(channelId: string, watch: string): Promise<TieStatus> {
    const attempt = await this.find(channelId, watch);
    const [status] = await this.ofAll([attempt]);
    if (!status) throw new ProblemError('request.not_found');
    return status;
  }

  /** In their order; two statements however many there are. */
  async ofAll(attempts: readonly TieAttemptEntity[]): Promise<TieStatus[]> {
    const now = this.clock.now();
    const elsewhere = await this.transactions.once((db) => this.tiedElsewhere(db, attempts));
    return attempts.map((attempt) => this.statusOf(attempt, elsewhere.has(attempt.id), now));
  }

  private statusOf(attempt: TieAttemptEntity, elsewhere: boolean, now: number): TieStatus {
    const { state, memberId, lineName, openedAt, expiresAt } = attempt;
    if (state !== 'open') {
      // The member is to notice when it is somebody else's LINE; of a visitor nobody learns a name.
      const shown = state === 'bound' && memberId !== null ? maskName(lineName) : null;
      return { state, lineName: shown };
    }
    if (elsewhere) return { state: 'bound', lineName: null };
    const waits = openedAt === null ? 'waiting' : 'opened';
    return { state: expiresAt <= now ? 'expired' : waits, lineName: null };
  }

  /** Anonymous visitors with two tabs: what one tab brought about, the other one shows. */
  private async tiedElsewhere(
    db: EntityManager,
    attempts: readonly TieAttemptEntity[],
  ): Promise<Set<string>> {
    const open = attempts.filter(({ state, memberId }) => state === 'open' && memberId === null);
    const ties = await this.ties.findActiveOf(
      db,
      open.map(({ visitorHash }) => visitorHash),
    );
    const tied = open.filter((attempt) =>
      ties.some(
        ({ channelId, activeVisitor, tiedAt }) =>
          channelId === attempt.channelId &&
          activeVisitor === attempt.visitorHash &&
          tiedAt >= attempt.createdAt,
      ),
    );
    return new Set(tied.map(({ id }) => id));
  }
}
