import { type DynamicModule, Module } from '@nestjs/common';
import type { ProcessRole } from '../delivery/delivery.module.js';
import { HeldCredit } from './held-credit.js';
import { SmsGatewaysModule } from '../sms-gateways/sms-gateways.module.js';
import { OtpSmsHandler } from './otp-sms.handler.js';
import { SettleSms } from './settle-sms.js';
import { SmsReportReceiver } from './sms-report.receiver.js';
import { SmsSender } from './sms-sender.js';
import { SmsModule } from './sms.module.js';
import { UnknownSms } from './unknown-sms.js';

/** Deliveries that go out as SMS, and what becomes of them. */
@Module({})
export class SmsDeliveryModule {
  static of(role: ProcessRole): DynamicModule {
    return {
      module: SmsDeliveryModule,
      imports: [SmsModule, SmsGatewaysModule],
      providers: [
        HeldCredit,
        OtpSmsHandler,
        SettleSms,
        SmsReportReceiver,
        SmsSender,
        ...(role === 'http' ? [] : [UnknownSms]),
      ],
      exports: [SmsReportReceiver],
    };
  }
}
