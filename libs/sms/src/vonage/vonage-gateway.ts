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
import { VonageClient, type VonageAddresses } from './client.js';
import { readBalance, readReport, readSend, readState } from './mapping.js';
import { VonageCredentials } from './schema.js';

/**
 * Vonage SMS API. Balance in euro. Asked by its own message-id through the Reports API, guards against no repeat.
 * Reports: receipts that bring our id back (client-ref); their signature is optional there and is not relied on.
 */
export class VonageGateway extends SmsGateway {
  private readonly client: VonageClient;
  private readonly mask: Mask;

  constructor(credentials: VonageCredentials, options: SmsGatewayOptions & VonageAddresses = {}) {
    super();
    this.client = new VonageClient(credentials, options);
    this.mask = maskOf([credentials.apiSecret]);
  }

  async send(message: SmsMessage): Promise<SmsResult> {
    return resultOf(await this.client.send(message), (answer) => readSend(answer, this.mask));
  }

  async query({ providerId }: SmsReference): Promise<SmsState> {
    if (providerId === null) return notAskable;
    const outcome = await this.client.query(providerId);
    return stateOf(outcome, (answer) => readState(answer, providerId, this.mask));
  }

  async balance(): Promise<SmsBalance> {
    return balanceOf(await this.client.balance(), (answer) => readBalance(answer, this.mask));
  }

  override parseReport(request: SmsReportRequest): SmsReportReading {
    return readReport(request);
  }
}

export const vonage = defineSmsGateway({
  name: { 'zh-TW': 'Vonage', en: 'Vonage' },
  credentials: VonageCredentials,
  create: (credentials, options) => new VonageGateway(credentials, options),
});
