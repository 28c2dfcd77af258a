import { createHash } from 'node:crypto';
import { TokenAnswer } from './answers.js';
import { callLine } from './http.js';
import type { LineChannelCredentials, LineResult } from './result.js';

export type ChannelTokensOptions = {
  /** without a slash at the end */
  apiBaseUrl: string;
  timeoutMs: number;
  fetch: typeof fetch;
  /** ms, monotonic */
  now: () => number;
};

type Entry = { token: Promise<LineResult<string>>; expiresAt: number };

/** A stateless token lives 15 minutes; it is used for at most 14. */
const longestUseMs = 14 * 60_000;
const sweepAt = 1000;

/**
 * Stateless channel access tokens, one per channel, fetched once however many ask (single flight).
 * Source: POST /oauth2/v3/token, client_credentials. Tokens live in memory only.
 */
export class ChannelTokens {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly options: ChannelTokensOptions) {}

  async get(credentials: LineChannelCredentials): Promise<LineResult<string>> {
    const key = keyOf(credentials);
    const now = this.options.now();
    const known = this.entries.get(key);
    if (known && known.expiresAt > now) return known.token;
    this.sweep(now);
    const entry: Entry = { token: this.fetchToken(credentials, key), expiresAt: now + longestUseMs };
    this.entries.set(key, entry);
    return entry.token;
  }

  /** A token that was asked for now, whatever is kept: proves that the secret still is the channel's. */
  renew(credentials: LineChannelCredentials): Promise<LineResult<string>> {
    this.entries.delete(keyOf(credentials));
    return this.get(credentials);
  }

  /** Forgets a token that LINE refused, unless another caller has already replaced it. */
  async drop(credentials: LineChannelCredentials, refused: string): Promise<void> {
    const key = keyOf(credentials);
    const known = this.entries.get(key);
    const current = await known?.token;
    if (current?.ok && current.value === refused && this.entries.get(key) === known) this.entries.delete(key);
  }

  private async fetchToken(credentials: LineChannelCredentials, key: string): Promise<LineResult<string>> {
    const { apiBaseUrl, timeoutMs, now } = this.options;
    const askedAt = now();
    const result = await callLine(this.options.fetch, timeoutMs, {
      method: 'POST',
      url: `${apiBaseUrl}/oauth2/v3/token`,
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: credentials.channelId,
        client_secret: credentials.channelSecret,
      }),
      answer: TokenAnswer,
    });
    if (!result.ok) {
      this.entries.delete(key);
      // LINE answers 400 invalid_request for a wrong id or secret.
      return result.reason === 'bad_request' ? { ...result, reason: 'unauthorized' } : result;
    }
    const entry = this.entries.get(key);
    const lifetimeMs = Math.min(longestUseMs, (result.value.expires_in - 60) * 1000);
    if (entry) entry.expiresAt = askedAt + lifetimeMs;
    return { ok: true, value: result.value.access_token, requestId: result.requestId };
  }

  private sweep(now: number): void {
    if (this.entries.size < sweepAt) return;
    for (const [key, entry] of this.entries) if (entry.expiresAt <= now) this.entries.delete(key);
  }
}

/** The secret is part of the key: knowing a channel's id must not be enough to use its token. */
function keyOf({ channelId, channelSecret }: LineChannelCredentials): string {
  return `${channelId}:${createHash('sha256').update(channelSecret).digest('base64')}`;
}
