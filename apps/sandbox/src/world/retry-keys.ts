export type Accepted = { requestId: string; sentMessages: { id: string; quoteToken: string }[]; at: number };

const lifetimeMs = 24 * 3600_000;

/** X-Line-Retry-Key: LINE remembers an accepted request for 24 hours. */
export class RetryKeys {
  private readonly accepted = new Map<string, Accepted>();

  constructor(private readonly now: () => number) {}

  find(brand: string, key: string): Accepted | undefined {
    const found = this.accepted.get(`${brand}:${key}`);
    return found && found.at + lifetimeMs >= this.now() ? found : undefined;
  }

  put(brand: string, key: string, answer: Omit<Accepted, 'at'>): void {
    const now = this.now();
    for (const [old, { at }] of this.accepted) {
      if (at + lifetimeMs >= now && this.accepted.size < 100_000) break;
      this.accepted.delete(old);
    }
    this.accepted.set(`${brand}:${key}`, { ...answer, at: now });
  }

  clear(): void {
    this.accepted.clear();
  }
}
