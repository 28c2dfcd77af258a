import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { SignInThrottleEntity } from './sign-in-throttle.entity.js';
import { Throttle, type Counter } from './throttle.js';

const windowMs = 15 * 60_000;
const keptMs = 24 * 60 * 60_000;

const keyOf = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Per account from one address, per account from anywhere, per address. A stranger who knows an e-mail uses up
 * the first, not its owner's; only guessing from many addresses closes an account, for one window.
 */
function countersOf(email: string, address: string): Counter[] {
  return [
    { key: keyOf(`pair|${email}|${address}`), limit: 10, windowMs },
    { key: keyOf(`account|${email}`), limit: 50, windowMs },
    { key: keyOf(`address|${address}`), limit: 100, windowMs },
  ];
}

/** Counts tries of one link like those of one account. */
export const linkKey = (token: string): string => `link|${keyOf(token)}`;

/** Codes of the second step, whatever the address: six digits are few, and who gets here knows the password. */
function codeCounter(email: string): Counter {
  return { key: keyOf(`code|${email}`), limit: 10, windowMs };
}

/** Counts tries before the password is looked at, so that parallel guesses can not slip past the limit. */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly throttle: Throttle,
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
    for (const counter of counters) await this.throttle.take(counter);
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
}
