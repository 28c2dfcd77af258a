import { Module } from '@nestjs/common';
import { SandboxSmsGateway, SmsGateway } from '@tieline/sms';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { NoSmsGateway } from './no-sms-gateway.js';
import { OtpSmsHandler } from './otp-sms.handler.js';
import { SmsModule } from './sms.module.js';

function gatewayOf({ sms }: Config): SmsGateway {
  if (sms.gateway === 'sandbox' && sms.baseUrl && sms.token) {
    return new SandboxSmsGateway({ baseUrl: sms.baseUrl, token: sms.token });
  }
  return new NoSmsGateway();
}

/** Deliveries that go out as SMS, and the gateway they go through. */
@Module({
  imports: [SmsModule],
  providers: [{ provide: SmsGateway, inject: [CONFIG], useFactory: gatewayOf }, OtpSmsHandler],
})
export class SmsDeliveryModule {}
