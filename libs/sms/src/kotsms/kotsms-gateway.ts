import { encodeBig5 } from '../big5.js';
import { defineSmsGateway, type SmsGatewayOptions } from '../define-gateway.js';
import {
  SmsGateway,
  type SmsBalance,
  type SmsMessage,
  type SmsReference,
  type SmsReportReading,
  type SmsReportRequest,
  type SmsResult,
  type SmsState,
} from '../gateway.js';
import { askBySending, balanceOf, rejected, resultOf, stateOf } from '../outcome.js';
import { taiwanForm } from '../phone.js';
import { KotsmsClient } from './client.js';
import { readBalance, readReport, readSend, readState } from './mapping.js';
import { KotsmsCredentials } from './schema.js';

/**
 * KotSMS 簡訊王, the API of kotsmsapi-1.php. Text in Big5: what it lacks (emoji, simplified characters) is refused
 * here, before anything leaves. Balance in points. Sends one id once within 12 h, and says `unknown` of a repeat;
 * asked by its own kmsgid. Answers are numbers only. Reports: GET, unsigned.
 */
export class KotsmsGateway extends SmsGateway {
  private readonly client: KotsmsClient;

  constructor(credentials: KotsmsCredentials, options: SmsGatewayOptions & { baseUrl?: string } = {}) {
    super();
    this.client = new KotsmsClient(credentials, options);
  }

  async send({ id, to, text }: SmsMessage): Promise<SmsResult> {
    const smbody = encodeBig5(text);
    if (!smbody.ok) {
      const point = smbody.character.codePointAt(0)?.toString(16).toUpperCase() ?? '';
      return rejected('content', `U+${point} is not in Big5`);
    }
    const outcome = await this.client.send({ id, dstaddr: taiwanForm(to), smbody: smbody.value });
    return resultOf(outcome, (answer) => readSend(answer.text));
  }

  async query({ providerId }: SmsReference): Promise<SmsState> {
    if (providerId === null) return askBySending;
    return stateOf(await this.client.query(providerId), ({ text }) => readState(text, providerId));
  }

  async balance(): Promise<SmsBalance> {
    return balanceOf(await this.client.balance(), ({ text }) => readBalance(text));
  }

  override parseReport(request: SmsReportRequest): SmsReportReading {
    return readReport(request);
  }
}

export const kotsms = defineSmsGateway({
  name: { 'zh-TW': '簡訊王 KotSMS', en: 'KotSMS' },
  credentials: KotsmsCredentials,
  create: (credentials, options) => new KotsmsGateway(credentials, options),
});
