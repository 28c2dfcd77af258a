import type { ShopClock } from './clock.js';

/** At most `perSecond` calls a second, with a burst of the same size. Waiters are served in order. */
export class TokenBucket {
  private tokens: number;
  private countedAt: number;

  constructor(
    private readonly perSecond: number,
    private readonly clock: ShopClock,
  ) {
    this.tokens = perSecond;
    this.countedAt = clock.now();
  }

  /** Waits for a turn; false at once, taking nothing, when it would come after `deadline` (the clock's ms). */
  async take(deadline: number): Promise<boolean> {
    const now = this.clock.now();
    this.tokens = Math.min(this.perSecond, this.tokens + ((now - this.countedAt) * this.perSecond) / 1000);
    this.countedAt = now;
    const waitMs = Math.max(0, Math.ceil(((1 - this.tokens) * 1000) / this.perSecond));
    if (now + waitMs >= deadline) return false;
    this.tokens -= 1; // below zero: turns that are promised to waiters
    if (waitMs > 0) await this.clock.sleep(waitMs);
    return true;
  }
}
