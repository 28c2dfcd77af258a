import { SmsGateway, type SmsBalance, type SmsResult, type SmsState } from '@tieline/sms';

const detail = 'no SMS gateway is configured (SMS_GATEWAY)';

/** Stands in while none is configured: nothing is sent, the credit comes back, the log says why. */
export class NoSmsGateway extends SmsGateway {
  async send(): Promise<SmsResult> {
    return { kind: 'rejected', group: 'auth', detail };
  }

  async query(): Promise<SmsState> {
    return { kind: 'notFound' };
  }

  async balance(): Promise<SmsBalance> {
    return { ok: false, detail };
  }
}
