import type { ShopClock } from './clock.js';

export type CircuitBreakerOptions = {
  /** faults in a row that open it; 5 unless told */
  threshold?: number;
  /** ms that it stays open before one call may try again; 10,000 unless told */
  coolDownMs?: number;
};

/** Spares a shop that is down, and the customers the wait: after faults in a row, calls are refused at once. */
export class CircuitBreaker {
  private faults = 0;
  private closedFrom = -Infinity;
  private readonly threshold: number;
  private readonly coolDownMs: number;

  constructor(
    private readonly clock: ShopClock,
    { threshold = 5, coolDownMs = 10_000 }: CircuitBreakerOptions = {},
  ) {
    this.threshold = threshold;
    this.coolDownMs = coolDownMs;
  }

  /** Whether a call may go out now. After the cool-down one caller may, and the others wait for its report. */
  allows(): boolean {
    if (this.faults < this.threshold) return true;
    const now = this.clock.now();
    if (now < this.closedFrom) return false;
    this.closedFrom = now + this.coolDownMs;
    return true;
  }

  succeeded(): void {
    this.faults = 0;
  }

  failed(): void {
    this.faults += 1;
    if (this.faults >= this.threshold) this.closedFrom = this.clock.now() + this.coolDownMs;
  }
}
