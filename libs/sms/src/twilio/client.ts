import type { SmsMessage } from '../gateway.js';
import { basicAuth, exchange, postForm, trimBase, type HttpOptions, type HttpOutcome } from '../http.js';
import { withReference } from '../report-url.js';
import type { TwilioCredentials } from './schema.js';

/** Twilio's REST API 2010-04-01. Plain fetch: their SDK is heavy and holds every product they have. */
export class TwilioClient {
  private readonly accountUrl: string;
  private readonly headers: { authorization: string };

  constructor(
    private readonly credentials: TwilioCredentials,
    private readonly options: HttpOptions & { baseUrl?: string; reportUrl?: string },
  ) {
    const { accountSid, authToken } = credentials;
    const baseUrl = trimBase(options.baseUrl ?? 'https://api.twilio.com');
    this.accountUrl = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
    this.headers = { authorization: basicAuth(accountSid, authToken) };
  }

  send({ id, to, text }: SmsMessage): Promise<HttpOutcome> {
    const { from, messagingServiceSid } = this.credentials;
    const { reportUrl } = this.options;
    const fields = {
      To: to,
      Body: text,
      From: from,
      MessagingServiceSid: messagingServiceSid,
      StatusCallback: reportUrl === undefined ? undefined : withReference(reportUrl, id),
    };
    return postForm(`${this.accountUrl}/Messages.json`, fields, this.options, this.headers);
  }

  query(sid: string): Promise<HttpOutcome> {
    return this.get(`Messages/${encodeURIComponent(sid)}.json`);
  }

  balance(): Promise<HttpOutcome> {
    return this.get('Balance.json');
  }

  private get(path: string): Promise<HttpOutcome> {
    const url = `${this.accountUrl}/${path}`;
    return exchange({ method: 'GET', url, headers: this.headers }, this.options);
  }
}
