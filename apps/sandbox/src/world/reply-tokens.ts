import { hex } from './ids.js';

type Issued = { brand: string; lineUserId: string; issuedAt: number; expiresAt: number };

const lifetimeMs = 60_000;
const redeliveryLimitMs = 20 * 60_000;

/** Reply tokens: single use, one minute. A used one is simply gone. */
export class ReplyTokens {
  private readonly tokens = new Map<string, Issued>();

  constructor(private readonly now: () => number) {}

  issue(brand: string, lineUserId: string): string {
    this.sweep();
    const token = hex(16);
    const issuedAt = this.now();
    this.tokens.set(token, { brand, lineUserId, issuedAt, expiresAt: issuedAt + lifetimeMs });
    return token;
  }

  /** The user to answer, or null: unknown, late, used, or of another channel. */
  use(brand: string, token: string): string | null {
    const issued = this.tokens.get(token);
    if (!issued || issued.brand !== brand) return null;
    this.tokens.delete(token);
    return issued.expiresAt >= this.now() ? issued.lineUserId : null;
  }

  /** A redelivered event gives its token another minute, up to 20 minutes after the event. */
  renew(token: string): void {
    const issued = this.tokens.get(token);
    const now = this.now();
    if (!issued || now > issued.issuedAt + redeliveryLimitMs) return;
    this.tokens.delete(token);
    this.tokens.set(token, { ...issued, expiresAt: now + lifetimeMs });
  }

  clear(): void {
    this.tokens.clear();
  }

  /** Oldest first, so the walk ends at the first young one. Tokens stay as long as a redelivery may renew them. */
  private sweep(): void {
    const now = this.now();
    for (const [token, issued] of this.tokens) {
      if (now <= issued.issuedAt + redeliveryLimitMs && this.tokens.size < 200_000) return;
      this.tokens.delete(token);
    }
  }
}
