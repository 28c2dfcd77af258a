import { IdTokenVerifier, LineClient } from '@tieline/line';
import {
  CircuitBreaker,
  ShoplinePlatform,
  type ShopPlatform,
  type TokenBucket,
  systemClock,
} from '@tieline/shops';
import { SandboxSmsGateway, smsGateways, type SmsGateway, type SmsGatewayKey } from '@tieline/sms';
import type { Config } from '../config/config.js';
import { guardedFetch } from '../outbound/guarded-fetch.js';
import { NoSmsGateway } from '../sms/no-sms-gateway.js';

/** How a shop is reached: what its connection row says, and the rate budget that outlives a changed token. */
export type ShopAccess = { handle: string; accessToken: string; bucket: TokenBucket };

/** Which adapter fills which port. The only place that names a concrete one. */
export type Adapters = {
  line: LineClient;
  idTokens: Pick<IdTokenVerifier, 'verify'>;
  /** the installation's own, for teams without one */
  sms: SmsGateway;
  /** without `reportUrl` no reports are asked for */
  smsGateway: (kind: SmsGatewayKey, credentials: Record<string, string>, reportUrl?: string) => SmsGateway;
  shop: (access: ShopAccess) => ShopPlatform;
};

export function createAdapters(config: Config): Adapters {
  const { line, shoplineBaseUrl } = config;
  const guarded = guardedFetch(config.privateAddressesAllowed);
  return {
    line: new LineClient({ apiBaseUrl: line.apiBaseUrl, dataApiBaseUrl: line.dataApiBaseUrl }),
    idTokens: new IdTokenVerifier({ jwksUrl: `${line.apiBaseUrl}/oauth2/v2.1/certs` }),
    sms: smsGateway(config),
    smsGateway: (kind, credentials, reportUrl) =>
      smsGateways[kind].create(credentials, { fetch: guarded, ...(reportUrl && { reportUrl }) }),
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
