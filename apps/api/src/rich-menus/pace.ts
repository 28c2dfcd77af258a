import { setTimeout as sleep } from 'node:timers/promises';

/** Begins so many calls a second at most, and has so many under way at a time. */
export class Pace {
  private nextAt = 0;

  constructor(
    private readonly perSecond: number,
    private readonly atOnce: number,
  ) {}

  /** @returns the answers in the order of the items; the first failure ends it */
  async all<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
    const results: R[] = [];
    let next = 0;
    const worker = async () => {
      for (let at = next++; at < items.length; at = next++) {
        await this.turn();
        results[at] = await work(items[at] as T);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.atOnce, items.length) }, worker));
    return results;
  }

  private async turn(): Promise<void> {
    const now = performance.now();
    const mine = Math.max(now, this.nextAt);
    this.nextAt = mine + 1000 / this.perSecond;
    if (mine > now) await sleep(mine - now);
  }
}
