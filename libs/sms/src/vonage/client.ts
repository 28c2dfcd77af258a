import type { SmsMessage } from '../gateway.js';
import { basicAuth, exchange, postForm, trimBase, type HttpOptions, type HttpOutcome } from '../http.js';
import { countSegments } from '../segments.js';
import type { VonageCredentials } from './schema.js';

export type VonageAddresses = { baseUrl?: string; apiBaseUrl?: string };

/** Vonage's SMS, Account and Reports APIs. Plain fetch: their SDK is a family of packages for one POST. */
export class VonageClient {
  private readonly baseUrl: string;
  private readonly apiBaseUrl: string;

  constructor(
    private readonly credentials: VonageCredentials,
    private readonly options: HttpOptions & VonageAddresses & { reportUrl?: string },
  ) {
    this.baseUrl = trimBase(options.baseUrl ?? 'https://rest.nexmo.com');
    this.apiBaseUrl = trimBase(options.apiBaseUrl ?? 'https://api.nexmo.com');
  }

  /** Digits without +. `client-ref` (at most 40 characters) comes back in the receipt; it guards against nothing. */
  send({ id, to, text }: SmsMessage): Promise<HttpOutcome> {
    const { apiKey, apiSecret, from } = this.credentials;
    const fields = {
      api_key: apiKey,
      api_secret: apiSecret,
      from,
      to: to.replace(/^\+/, ''),
      text,
      type: countSegments(text).encoding === 'UCS2' ? 'unicode' : 'text',
      'client-ref': id,
      callback: this.options.reportUrl,
    };
    return postForm(`${this.baseUrl}/sms/json`, fields, this.options);
  }

  query(messageId: string): Promise<HttpOutcome> {
    const account = { account_id: this.credentials.apiKey, product: 'SMS', direction: 'outbound' };
    const asked = new URLSearchParams({ ...account, id: messageId }).toString();
    const url = `${this.apiBaseUrl}/v2/reports/records?${asked}`;
    const headers = { authorization: basicAuth(this.credentials.apiKey, this.credentials.apiSecret) };
    return exchange({ method: 'GET', url, headers }, this.options);
  }

  /** The one call that wants its credentials in the query. */
  balance(): Promise<HttpOutcome> {
    const { apiKey, apiSecret } = this.credentials;
    const access = new URLSearchParams({ api_key: apiKey, api_secret: apiSecret }).toString();
    return exchange({ method: 'GET', url: `${this.baseUrl}/account/get-balance?${access}` }, this.options);
  }
}
