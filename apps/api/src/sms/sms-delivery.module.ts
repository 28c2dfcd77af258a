import { Module } from '@nestjs/common';
import { OtpSmsHandler } from './otp-sms.handler.js';
import { SmsGatewaysModule } from '../sms-gateways/sms-gateways.module.js';
import { SmsModule } from './sms.module.js';
import { SmsSender } from './sms-sender.js';

/** Deliveries that go out as SMS. */
@Module({ imports: [SmsModule, SmsGatewaysModule], providers: [OtpSmsHandler, SmsSender] })
export class SmsDeliveryModule {}
