import type { SmsMessage } from '../gateway.js';
import { postForm, trimBase, type HttpOptions, type HttpOutcome } from '../http.js';
import { taiwanForm } from '../phone.js';
import { withReference } from '../report-url.js';
import type { TwsmsCredentials } from './schema.js';

/** TwSMS's HTTP calls, API 4.0, in its XML form. */
export class TwsmsClient {
  private readonly baseUrl: string;

  constructor(
    private readonly credentials: TwsmsCredentials,
    private readonly options: HttpOptions & { baseUrl?: string; reportUrl?: string },
  ) {
    this.baseUrl = trimBase(options.baseUrl ?? 'https://api.twsms.com');
  }

  /** Without `longsms` a text of more than one segment is refused. */
  send({ id, to, text }: SmsMessage): Promise<HttpOutcome> {
    const { reportUrl } = this.options;
    return this.post('smsSend.php', {
      mobile: taiwanForm(to),
      message: text,
      longsms: 'Y',
      drurl: reportUrl === undefined ? undefined : withReference(reportUrl, id),
    });
  }

  /** Wants the number beside its own id. */
  query(msgid: string, to: string): Promise<HttpOutcome> {
    return this.post('smsQuery.php', { mobile: taiwanForm(to), msgid });
  }

  balance(): Promise<HttpOutcome> {
    return this.post('smsQuery.php', { checkpoint: 'Y' });
  }

  private post(call: string, fields: Record<string, string | undefined>): Promise<HttpOutcome> {
    const { username, password } = this.credentials;
    return postForm(`${this.baseUrl}/${call}`, { username, password, ...fields }, this.options);
  }
}
