import { randomUUID } from 'node:crypto';
import type { SmsMessage } from '../gateway.js';
import { exchange, trimBase, type HttpOptions, type HttpOutcome } from '../http.js';
import { bindSignature } from '../signature.js';
import type { GenericHttpCredentials } from './schema.js';

/** Calls of our own contract (docs/adding-a-gateway.md): signed JSON by POST. */
export class GenericHttpClient {
  constructor(
    private readonly credentials: GenericHttpCredentials,
    private readonly options: HttpOptions & { reportUrl?: string },
    private readonly now: () => number,
  ) {}

  send({ id, to, text }: SmsMessage): Promise<HttpOutcome> {
    return this.call('send', { id, to, text, reportUrl: this.options.reportUrl ?? null });
  }

  query(id: string): Promise<HttpOutcome> {
    return this.call('query', { id });
  }

  balance(): Promise<HttpOutcome> {
    return this.call('balance', {});
  }

  private call(name: 'send' | 'query' | 'balance', fields: Record<string, unknown>): Promise<HttpOutcome> {
    const { baseUrl, secret } = this.credentials;
    const now = this.now();
    const requestId = randomUUID();
    const sentAt = new Date(now).toISOString();
    const body = JSON.stringify({ event: `sms.${name}`, version: 1, requestId, sentAt, ...fields });
    const timestamp = String(Math.floor(now / 1000));
    const headers = {
      'content-type': 'application/json',
      'x-bind-timestamp': timestamp,
      'x-bind-request-id': requestId,
      'x-bind-signature': bindSignature(secret, timestamp, body),
    };
    return exchange({ method: 'POST', url: `${trimBase(baseUrl)}/${name}`, headers, body }, this.options);
  }
}
