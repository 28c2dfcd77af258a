import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { SignInThrottleEntity } from './sign-in-throttle.entity.js';

const windowMs = 15 * 60_000;
const keptMs = 24 * 60 * 60_000;

type Counter = { key: string; limit: number };

const keyOf = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Per account from one address, per account from anywhere, per address. A stranger who knows an e-mail uses up
 * the first, not its owner's; only guessing from many addresses closes an account, for one window.
 */
function countersOf(email: string, address: string): Counter[] {
  return [
    { key: keyOf(`pair|${email}|${address}`), limit: 10 },
    { key: keyOf(`account|${email}`), limit: 50 },
    { key: keyOf(`address|${address}`), limit: 100 },
  ];
}

/** Counts tries of one link like those of one account. */
export const linkKey = (token: string): string => `link|${keyOf(token)}`;

/** Codes of the second step, whatever the address: six digits are few, and who gets here knows the password. */
function codeCounter(email: string): Counter {
  return { key: keyOf(`code|${email}`), limit: 10 };
}

/** Counts tries before the password is looked at, so that parallel guesses can not slip past the limit. */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError when no further try is allowed within this window */
  take(email: string, address: string): Promise<void> {
    return this.takeAll(countersOf(email, address));
  }

  /** @throws ProblemError */
  takeCode(email: string): Promise<void> {
    return this.takeAll([codeCounter(email)]);
  }

  async codeSucceeded(tx: EntityManager, email: string): Promise<void> {
    await tx.delete(SignInThrottleEntity, { key: codeCounter(email).key });
  }

  private async takeAll(counters: readonly Counter[]): Promise<void> {
    const now = this.clock.now();
    for (const counter of counters) {
      if (await this.count(counter, now)) continue;
      const retryAfterSeconds = await this.secondsLeft(counter.key, now);
      throw new ProblemError('request.rate_limited', { retryAfterSeconds });
    }
  }

  /** A success clears the account from this address and takes its own tries back from the shared counters. */
  async succeeded(tx: EntityManager, email: string, address: string): Promise<void> {
    const [pair, ...shared] = countersOf(email, address);
    if (pair) await tx.delete(SignInThrottleEntity, { key: pair.key });
    for (const { key } of shared) {
      await tx
        .createQueryBuilder()
        .update(SignInThrottleEntity)
        .set({ failures: () => 'failures - 1' })
        .where({ key, failures: MoreThan(0) })
        .execute();
    }
    await tx.delete(SignInThrottleEntity, { windowStart: LessThan(this.clock.now() - keptMs) });
  }

  private async count(counter: Counter, now: number): Promise<boolean> {
    if (await this.add(counter, now)) return true;
    try {
      const row = { key: counter.key, windowStart: now, failures: 1 };
      await this.transactions.once((db) => db.insert(SignInThrottleEntity, row));
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // The row is there: full, or made this moment by a parallel try.
      return this.add(counter, now);
    }
  }

  /** One conditional statement. `failures` is set first: MySQL evaluates assignments from left to right. */
  private async add({ key, limit }: Counter, now: number): Promise<boolean> {
    const over = now - windowMs;
    const result = await this.transactions.once((db) =>
      db
        .createQueryBuilder()
        .update(SignInThrottleEntity)
        .set({
          failures: () => 'CASE WHEN window_start <= :over THEN 1 ELSE failures + 1 END',
          windowStart: () => 'CASE WHEN window_start <= :over THEN :now ELSE window_start END',
        })
        .where({ key })
        .andWhere('(window_start <= :over OR failures < :limit)', { over, limit, now })
        .execute(),
    );
    return result.affected === 1;
  }

  private async secondsLeft(key: string, now: number): Promise<number> {
    const row = await this.transactions.once((db) => db.findOneBy(SignInThrottleEntity, { key }));
    return Math.max(1, Math.ceil(((row?.windowStart ?? now) + windowMs - now) / 1000));
  }
}
