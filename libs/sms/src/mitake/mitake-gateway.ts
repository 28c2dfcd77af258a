import { defineSmsGateway, type SmsGatewayOptions } from '../define-gateway.js';
import { maskOf, type Mask } from '../detail.js';
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
import { askBySending, balanceOf, resultOf, stateOf } from '../outcome.js';
import { MitakeClient } from './client.js';
import { readBalance, readReport, readSend, readState } from './mapping.js';
import { MitakeCredentials } from './schema.js';

/**
 * Mitake 三竹, HTTP API v2.14. Balance in points. Sends one id once within 12 h (clientid); asked by its own msgid.
 * Reports: GET, unsigned. KotSMS's new API (api.kotsms.com.tw:8515/kotsms) speaks the same: give its address here.
 */
export class MitakeGateway extends SmsGateway {
  private readonly client: MitakeClient;
  private readonly mask: Mask;

  constructor(credentials: MitakeCredentials, options: SmsGatewayOptions = {}) {
    super();
    this.client = new MitakeClient(credentials, options);
    this.mask = maskOf([credentials.password]);
  }

  async send(message: SmsMessage): Promise<SmsResult> {
    return resultOf(await this.client.send(message), ({ text }) => readSend(text, this.mask));
  }

  async query({ providerId }: SmsReference): Promise<SmsState> {
    if (providerId === null) return askBySending;
    const outcome = await this.client.query(providerId);
    return stateOf(outcome, ({ text }) => readState(text, providerId, this.mask));
  }

  async balance(): Promise<SmsBalance> {
    return balanceOf(await this.client.balance(), ({ text }) => readBalance(text, this.mask));
  }

  override parseReport(request: SmsReportRequest): SmsReportReading {
    return readReport(request);
  }
}

export const mitake = defineSmsGateway({
  name: { 'zh-TW': '三竹簡訊', en: 'Mitake' },
  credentials: MitakeCredentials,
  create: (credentials, options) => new MitakeGateway(credentials, options),
});
