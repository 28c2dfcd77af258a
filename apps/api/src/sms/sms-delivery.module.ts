import { Module } from '@nestjs/common';
import { OtpSmsHandler } from './otp-sms.handler.js';
import { SmsModule } from './sms.module.js';

/** Deliveries that go out as SMS. */
@Module({ imports: [SmsModule], providers: [OtpSmsHandler] })
export class SmsDeliveryModule {}
