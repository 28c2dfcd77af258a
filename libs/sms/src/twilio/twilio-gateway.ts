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
import { TwilioClient } from './client.js';
import { readBalance, readReport, readSend, readState } from './mapping.js';
import { TwilioCredentials } from './schema.js';

/**
 * Twilio Programmable Messaging, REST API 2010-04-01. Balance in money. Asked by its own sid, guards against no
 * repeat. Reports: form by POST, signed by the auth token, with our id in the address.
 */
export class TwilioGateway extends SmsGateway {
  private readonly client: TwilioClient;
  private readonly mask: Mask;

  constructor(
    private readonly credentials: TwilioCredentials,
    options: SmsGatewayOptions & { baseUrl?: string } = {},
  ) {
    super();
    this.client = new TwilioClient(credentials, options);
    this.mask = maskOf([credentials.authToken]);
  }

  async send(message: SmsMessage): Promise<SmsResult> {
    return resultOf(await this.client.send(message), (answer) => readSend(answer, this.mask));
  }

  async query({ providerId }: SmsReference): Promise<SmsState> {
    if (providerId === null) return notAskable;
    return stateOf(await this.client.query(providerId), (answer) => readState(answer, this.mask));
  }

  async balance(): Promise<SmsBalance> {
    return balanceOf(await this.client.balance(), (answer) => readBalance(answer, this.mask));
  }

  override parseReport(request: SmsReportRequest): SmsReportReading {
    return readReport(request, this.credentials.authToken);
  }
}

export const twilio = defineSmsGateway({
  name: { 'zh-TW': 'Twilio', en: 'Twilio' },
  credentials: TwilioCredentials,
  create: (credentials, options) => new TwilioGateway(credentials, options),
});
