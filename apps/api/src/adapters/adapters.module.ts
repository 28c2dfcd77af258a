import { type DynamicModule, Global, Module } from '@nestjs/common';
import { IdTokenVerifier, LineClient } from '@tieline/line';
import { SmsGateway } from '@tieline/sms';
import type { Adapters } from './adapters.js';

/** Makes the shop platform of a connection: `Adapters['shop']`. */
export const SHOP_FACTORY = Symbol('ShopFactory');

/** Makes the SMS gateway of a team's row: `Adapters['smsGateway']`. */
export const SMS_GATEWAY_FACTORY = Symbol('SmsGatewayFactory');

@Global()
@Module({})
export class AdaptersModule {
  static of(adapters: Adapters): DynamicModule {
    const providers = [
      { provide: LineClient, useValue: adapters.line },
      { provide: IdTokenVerifier, useValue: adapters.idTokens },
      { provide: SmsGateway, useValue: adapters.sms },
      { provide: SMS_GATEWAY_FACTORY, useValue: adapters.smsGateway },
      { provide: SHOP_FACTORY, useValue: adapters.shop },
    ];
    return { module: AdaptersModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
