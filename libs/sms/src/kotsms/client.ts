import { postEncodedForm, postForm, trimBase, type HttpOptions, type HttpOutcome } from '../http.js';
import type { KotsmsCredentials } from './schema.js';

/** One message as it goes out: `smbody` is percent-encoded Big5. */
export type KotsmsSend = { id: string; dstaddr: string; smbody: string };

/** KotSMS's HTTP calls, the API of kotsmsapi-1.php, which takes Big5 only. */
export class KotsmsClient {
  private readonly baseUrl: string;
  private readonly access: Record<string, string | undefined>;

  constructor(
    { username, password, apiKey }: KotsmsCredentials,
    private readonly options: HttpOptions & { baseUrl?: string; reportUrl?: string },
  ) {
    this.baseUrl = trimBase(options.baseUrl ?? 'https://api.kotsms.com.tw');
    this.access = { username, password, apikey: apiKey };
  }

  /** `Ftcode` (at most 36 characters): the same within 12 h is refused with -999959999 and sends nothing. */
  send({ id, dstaddr, smbody }: KotsmsSend): Promise<HttpOutcome> {
    const { reportUrl } = this.options;
    const fields = { ...this.access, dstaddr, dlvtime: '0', Ftcode: id, response: reportUrl };
    const given = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
    const body = `${new URLSearchParams(given).toString()}&smbody=${smbody}`;
    return postEncodedForm(`${this.baseUrl}/kotsmsapi-1.php`, body, this.options);
  }

  query(kmsgid: string): Promise<HttpOutcome> {
    return postForm(`${this.baseUrl}/msgstatus.php`, { ...this.access, kmsgid }, this.options);
  }

  balance(): Promise<HttpOutcome> {
    return postForm(`${this.baseUrl}/memberpoint.php`, this.access, this.options);
  }
}
