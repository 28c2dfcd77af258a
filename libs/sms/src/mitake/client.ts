import type { SmsMessage } from '../gateway.js';
import { postForm, trimBase, type HttpOptions, type HttpOutcome } from '../http.js';
import { taiwanForm } from '../phone.js';
import type { MitakeCredentials } from './schema.js';

/** Mitake's HTTP calls, API v2.14 (2024-06-18). Everything goes in the body, never in the address. */
export class MitakeClient {
  constructor(
    private readonly credentials: MitakeCredentials,
    private readonly options: HttpOptions & { reportUrl?: string },
  ) {}

  /** The same clientid within 12 h answers as the first time, with `Duplicate=Y`, and sends nothing. */
  send({ id, to, text }: SmsMessage): Promise<HttpOutcome> {
    return this.post('SmSend?CharsetURL=UTF-8', {
      dstaddr: taiwanForm(to),
      // A line end is byte 6 here; a real one would end the text.
      smbody: text.replace(/\r\n?|\n/g, '\x06'),
      clientid: id,
      response: this.options.reportUrl,
    });
  }

  query(msgid: string): Promise<HttpOutcome> {
    return this.post('SmQuery', { msgid });
  }

  /** SmQuery without a msgid is the balance. */
  balance(): Promise<HttpOutcome> {
    return this.post('SmQuery', {});
  }

  private post(call: string, fields: Record<string, string | undefined>): Promise<HttpOutcome> {
    const { baseUrl, username, password } = this.credentials;
    return postForm(`${trimBase(baseUrl)}/${call}`, { username, password, ...fields }, this.options);
  }
}
