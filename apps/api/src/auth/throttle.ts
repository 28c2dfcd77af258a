import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { execute, insertRows, selectRows } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { SignInThrottleEntity } from './sign-in-throttle.entity.js';

/** `limit` tries within a window that begins with the first one. `key` is a hash: the table tells nobody who it was. */
export type Counter = { key: string; limit: number; windowMs: number };

/** One conditional statement. `failures` is set first: MySQL evaluates assignments from left to right. */
const addOne = `UPDATE sign_in_throttles
  SET failures = CASE WHEN window_start <= ? THEN 1 ELSE failures + 1 END,
      window_start = CASE WHEN window_start <= ? THEN ? ELSE window_start END
  WHERE \`key\` = ? AND (window_start <= ? OR failures < ?)`;

/** Counts before anything is looked at, so that parallel tries can not slip past a limit. Usually one statement. */
@Injectable()
export class Throttle {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws request.rate_limited when no further try is allowed within this window */
  async take(counter: Counter): Promise<void> {
    const now = this.clock.now();
    if (await this.transactions.once((db) => this.count(db, counter, now))) return;
    const retryAfterSeconds = await this.secondsLeft(counter, now);
    throw new ProblemError('request.rate_limited', { retryAfterSeconds });
  }

  private async count(db: EntityManager, counter: Counter, now: number): Promise<boolean> {
    if (await this.add(db, counter, now)) return true;
    const row = { key: counter.key, windowStart: now, failures: 1 };
    if ((await insertRows(db, SignInThrottleEntity, [row], { ignoreDuplicates: true })) === 1) return true;
    // The row is there: full, or made this moment by a parallel try.
    return this.add(db, counter, now);
  }

  private async add(db: EntityManager, { key, limit, windowMs }: Counter, now: number): Promise<boolean> {
    const over = now - windowMs;
    return (await execute(db, addOne, [over, over, now, key, over, limit])) === 1;
  }

  private async secondsLeft({ key, windowMs }: Counter, now: number): Promise<number> {
    const [row] = await this.transactions.once((db) =>
      selectRows(db, SignInThrottleEntity, '`key` = ?', [key]),
    );
    return Math.max(1, Math.ceil(((row?.windowStart ?? now) + windowMs - now) / 1000));
  }
}
