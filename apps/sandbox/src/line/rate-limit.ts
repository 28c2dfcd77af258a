import { lineMessageError } from './line-error.js';

/** So many calls per channel, operation and hour; only for the calls with a low limit. */
export class HourlyLimit {
  private readonly windows = new Map<string, { startedAt: number; calls: number }>();

  constructor(private readonly now: () => number) {}

  count(channel: string, operation: string, perHour: number): void {
    const name = `${channel}:${operation}`;
    const now = this.now();
    const window = this.windows.get(name);
    if (!window || now - window.startedAt >= 3600_000) {
      this.windows.set(name, { startedAt: now, calls: 1 });
      return;
    }
    window.calls += 1;
    if (window.calls > perHour) {
      throw lineMessageError(429, 'The API rate limit has been exceeded. Try again later.');
    }
  }

  clear(): void {
    this.windows.clear();
  }
}
