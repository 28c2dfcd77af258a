import type { ShopPlatformKey, SmsGatewayKind } from '@tieline/contracts';
import { IdTokenVerifier, LineClient } from '@tieline/line';
import {
  shopPlatforms,
  type ShopPlatform,
  type ShopPlatformDefinition,
  type ShopPlatformOptions,
} from '@tieline/shops';
import { SandboxSmsGateway, smsGateways, type SmsGateway } from '@tieline/sms';
import type { Config } from '../config/config.js';
import { guardedFetch } from '../outbound/guarded-fetch.js';
import { ReportAddress, instanceGatewayId } from '../sms-gateways/report-address.js';
import { NoSmsGateway } from '../sms/no-sms-gateway.js';

/** The rate budget that outlives changed credentials, who looks on when staff try them, and imported members. */
export type ShopOptions = Pick<ShopPlatformOptions, 'bucket' | 'observe' | 'table'>;

/** Which adapter fills which port. The only place that names a concrete one. */
export type Adapters = {
  line: LineClient;
  idTokens: Pick<IdTokenVerifier, 'verify'>;
  /** the installation's own, for teams without one */
  sms: SmsGateway;
  /** without `reportUrl` no reports are asked for */
  smsGateway: (kind: SmsGatewayKind, credentials: Record<string, string>, reportUrl?: string) => SmsGateway;
  /** throws a ZodError when the credentials do not fit the platform's form */
  shop: (
    platform: ShopPlatformKey,
    credentials: Record<string, string>,
    options: ShopOptions,
  ) => ShopPlatform;
};

export function createAdapters(config: Config): Adapters {
  const { line } = config;
  const guarded = guardedFetch(config.privateAddressesAllowed);
  return {
    line: new LineClient({ apiBaseUrl: line.apiBaseUrl, dataApiBaseUrl: line.dataApiBaseUrl }),
    idTokens: new IdTokenVerifier({ jwksUrl: `${line.apiBaseUrl}/oauth2/v2.1/certs` }),
    sms: smsGateway(config),
    smsGateway: (kind, credentials, reportUrl) =>
      smsGateways[kind].create(credentials, { fetch: guarded, ...(reportUrl && { reportUrl }) }),
    shop: (platform, credentials, options) => {
      const definition: ShopPlatformDefinition = shopPlatforms[platform];
      const baseUrl = config.shopBaseUrls[platform];
      return definition.create(credentials, {
        ...options,
        ...(baseUrl && { baseUrl }),
        ...(definition.typedAddress && { fetch: guarded }),
      });
    },
  };
}

function smsGateway(config: Config): SmsGateway {
  const { sms } = config;
  if (sms.gateway === 'sandbox' && sms.baseUrl && sms.token) {
    const reportUrl = new ReportAddress(config).of(instanceGatewayId);
    return new SandboxSmsGateway({ baseUrl: sms.baseUrl, token: sms.token, reportUrl });
  }
  return new NoSmsGateway();
}
