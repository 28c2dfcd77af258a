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
import { balanceOf, notAskable, resultOf, stateOf } from '../outcome.js';
import { TwsmsClient } from './client.js';
import { readBalance, readReport, readSend, readState } from './mapping.js';
import { TwsmsCredentials } from './schema.js';

/**
 * TwSMS 台灣簡訊, API 4.0. Balance in points. Asked by its own msgid together with the number, guards against no
 * repeat. Reports: XML by POST, unsigned, with our id in the address.
 */
export class TwsmsGateway extends SmsGateway {
  private readonly client: TwsmsClient;
  private readonly mask: Mask;

  constructor(credentials: TwsmsCredentials, options: SmsGatewayOptions & { baseUrl?: string } = {}) {
    super();
    this.client = new TwsmsClient(credentials, options);
    this.mask = maskOf([credentials.password]);
  }

  async send(message: SmsMessage): Promise<SmsResult> {
    return resultOf(await this.client.send(message), ({ text }) => readSend(text, this.mask));
  }

  async query({ providerId, to }: SmsReference): Promise<SmsState> {
    if (providerId === null) return notAskable;
    const outcome = await this.client.query(providerId, to);
    return stateOf(outcome, ({ text }) => readState(text, providerId, this.mask));
  }

  async balance(): Promise<SmsBalance> {
    return balanceOf(await this.client.balance(), ({ text }) => readBalance(text, this.mask));
  }

  override parseReport(request: SmsReportRequest): SmsReportReading {
    return readReport(request);
  }
}

export const twsms = defineSmsGateway({
  name: { 'zh-TW': '台灣簡訊 TwSMS', en: 'TwSMS' },
  credentials: TwsmsCredentials,
  create: (credentials, options) => new TwsmsGateway(credentials, options),
});
