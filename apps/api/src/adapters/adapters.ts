import { IdTokenVerifier, LineClient } from '@tieline/line';
import {
  CircuitBreaker,
  ShoplinePlatform,
  type ShopPlatform,
  type TokenBucket,
  systemClock,
} from '@tieline/shops';
import { SandboxSmsGateway, type SmsGateway } from '@tieline/sms';
import type { Config } from '../config/config.js';
import { NoSmsGateway } from '../sms/no-sms-gateway.js';

/** How a shop is reached: what its connection row says, and the rate budget that outlives a changed token. */
export type ShopAccess = { handle: string; accessToken: string; bucket: TokenBucket };

/** Which adapter fills which port. The only place that names a concrete one. */
export type Adapters = {
  line: LineClient;
  idTokens: Pick<IdTokenVerifier, 'verify'>;
  sms: SmsGateway;
  shop: (access: ShopAccess) => ShopPlatform;
};

export function createAdapters(config: Config): Adapters {
  const { line, shoplineBaseUrl } = config;
  return {
    line: new LineClient({ apiBaseUrl: line.apiBaseUrl, dataApiBaseUrl: line.dataApiBaseUrl }),
    idTokens: new IdTokenVerifier({ jwksUrl: `${line.apiBaseUrl}/oauth2/v2.1/certs` }),
    sms: smsGateway(config),
    shop: (access) =>
      new ShoplinePlatform({ ...access, baseUrl: shoplineBaseUrl, breaker: new CircuitBreaker(systemClock) }),
  };
}

function smsGateway({ sms }: Config): SmsGateway {
  if (sms.gateway === 'sandbox' && sms.baseUrl && sms.token) {
    return new SandboxSmsGateway({ baseUrl: sms.baseUrl, token: sms.token });
  }
  return new NoSmsGateway();
}
