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
import { balanceOf, notAskable, resultOf, stateOf } from '../outcome.js';
import { Every8dClient } from './client.js';
import { readBalance, readReport, readSend, readState } from './mapping.js';
import { Every8dCredentials } from './schema.js';

/**
 * EVERY8D 互動資通, API 2.1 (document 2.2 of 2025-11-14). Balance in points. Asked by its own batch id only, guards
 * against no repeat. Reports: GET, unsigned, to the address told to EVERY8D; they bring our id back.
 */
export class Every8dGateway extends SmsGateway {
  private readonly client: Every8dClient;

  constructor(credentials: Every8dCredentials, options: SmsGatewayOptions = {}) {
    super();
    this.client = new Every8dClient(credentials, options, options.now ?? Date.now);
  }

  async send(message: SmsMessage): Promise<SmsResult> {
    return resultOf(await this.client.send(message), (answer) => readSend(answer, this.client.mask));
  }

  async query({ providerId }: SmsReference): Promise<SmsState> {
    if (providerId === null) return notAskable;
    const outcome = await this.client.query(providerId);
    return stateOf(outcome, (answer) => readState(answer, providerId, this.client.mask));
  }

  async balance(): Promise<SmsBalance> {
    return balanceOf(await this.client.balance(), (answer) => readBalance(answer, this.client.mask));
  }

  override parseReport(request: SmsReportRequest): SmsReportReading {
    return readReport(request);
  }
}

export const every8d = defineSmsGateway({
  name: { 'zh-TW': 'EVERY8D（互動資通）', en: 'EVERY8D' },
  credentials: Every8dCredentials,
  create: (credentials, options) => new Every8dGateway(credentials, options),
});
