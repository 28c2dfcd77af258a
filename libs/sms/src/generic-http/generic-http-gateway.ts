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
import { balanceOf, resultOf, stateOf } from '../outcome.js';
import { GenericHttpClient } from './client.js';
import { readBalance, readReport, readSend, readState } from './mapping.js';
import { GenericHttpCredentials } from './schema.js';

/**
 * Any service that keeps our own contract (docs/adding-a-gateway.md). Knows our id, sends one id once. Reports:
 * JSON by POST, signed like our calls. The address is given by an admin: pass a `fetch` that refuses private ones.
 */
export class GenericHttpGateway extends SmsGateway {
  private readonly client: GenericHttpClient;
  private readonly mask: Mask;
  private readonly now: () => number;

  constructor(
    private readonly credentials: GenericHttpCredentials,
    options: SmsGatewayOptions = {},
  ) {
    super();
    this.now = options.now ?? Date.now;
    this.client = new GenericHttpClient(credentials, options, this.now);
    this.mask = maskOf([credentials.secret]);
  }

  async send(message: SmsMessage): Promise<SmsResult> {
    return resultOf(await this.client.send(message), (answer) => readSend(answer, this.mask));
  }

  async query({ id }: SmsReference): Promise<SmsState> {
    return stateOf(await this.client.query(id), (answer) => readState(answer, this.mask));
  }

  async balance(): Promise<SmsBalance> {
    return balanceOf(await this.client.balance(), readBalance);
  }

  override parseReport(request: SmsReportRequest): SmsReportReading {
    return readReport(request, { secret: this.credentials.secret, now: this.now(), mask: this.mask });
  }
}

export const genericHttp = defineSmsGateway({
  name: { 'zh-TW': '自訂閘道（HTTP）', en: 'Custom gateway (HTTP)' },
  credentials: GenericHttpCredentials,
  create: (credentials, options) => new GenericHttpGateway(credentials, options),
});
