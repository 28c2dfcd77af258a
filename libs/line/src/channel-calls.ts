import type { z } from 'zod';
import { ChannelTokens, type ChannelTokensOptions } from './channel-tokens.js';
import { callLine } from './http.js';
import type { LineChannelCredentials, LineResult } from './result.js';

export type ChannelCall<T> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** `data`: the host of pictures and other content */
  host?: 'data';
  /** instead of the client's own */
  timeoutMs?: number;
  body?: unknown;
  headers?: Record<string, string>;
  answer: z.ZodType<T>;
};

export type ChannelCallsOptions = ChannelTokensOptions & {
  /** without a slash at the end */
  dataApiBaseUrl: string;
};

/** Calls in the name of a channel: puts its token on, and replaces it once when LINE refuses it. */
export class ChannelCalls {
  private readonly tokens: ChannelTokens;

  constructor(private readonly options: ChannelCallsOptions) {
    this.tokens = new ChannelTokens(options);
  }

  async checkCredentials(credentials: LineChannelCredentials): Promise<LineResult<null>> {
    const token = await this.tokens.renew(credentials);
    return token.ok ? { ...token, value: null } : token;
  }

  /** A call that is refused with 401 had no effect, so repeating it is safe. */
  async call<T>(credentials: LineChannelCredentials, call: ChannelCall<T>): Promise<LineResult<T>> {
    const token = await this.tokens.get(credentials);
    if (!token.ok) return token;
    const first = await this.callWith(token.value, call);
    if (first.ok || first.reason !== 'unauthorized') return first;
    await this.tokens.drop(credentials, token.value);
    const renewed = await this.tokens.get(credentials);
    return renewed.ok ? this.callWith(renewed.value, call) : renewed;
  }

  private callWith<T>(token: string, request: ChannelCall<T>): Promise<LineResult<T>> {
    const { path, host, timeoutMs = this.options.timeoutMs, headers, ...call } = request;
    const base = host === 'data' ? this.options.dataApiBaseUrl : this.options.apiBaseUrl;
    return callLine(this.options.fetch, timeoutMs, {
      ...call,
      url: `${base}${path}`,
      headers: { ...headers, authorization: `Bearer ${token}` },
    });
  }
}
