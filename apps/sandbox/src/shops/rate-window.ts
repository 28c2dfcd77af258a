/** So many requests in any running second. */
export class RateWindow {
  private times: number[] = [];

  constructor(private readonly now: () => number) {}

  allows(limit: number): boolean {
    const now = this.now();
    this.times = this.times.filter((time) => now - time < 1000);
    if (this.times.length >= limit) return false;
    this.times.push(now);
    return true;
  }
}
