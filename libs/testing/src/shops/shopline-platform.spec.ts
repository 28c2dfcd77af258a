import { ShoplinePlatform } from '@tieline/shops';
import {
  closedAddress,
  startLocalServer,
  type ReceivedRequest,
  type ServerReply,
} from '../http/local-server.js';
import { describeShopPlatform, type ShopFault, type ShopWorld } from './shop-platform.test-kit.js';
import type { ShopWorldMember } from './shop-platform.test-kit.js';

const replyOf: Record<ShopFault, ServerReply> = {
  unauthorized: { status: 401 },
  forbidden: { status: 403 },
  busy: { status: 429, json: { code: 'RateLimitExceeded' } },
  broken: { status: 500 },
  garbage: { json: { items: 'none' }, text: '<html>' },
  huge: { text: JSON.stringify({ items: [], padding: 'x'.repeat(1_100_000) }) },
  hang: 'hang',
  reset: 'reset',
};

function toCustomer(member: ShopWorldMember): Record<string, unknown> {
  const { id, number, callingCode, verified, name, tier, blacklisted, lineUserId } = member;
  const held = verified
    ? { mobile_phone: number, mobile_phone_verified: true, mobile_phone_country_calling_code: callingCode }
    : { mobile_phone: null, phones: [number], phone: number, phone_country_code: callingCode };
  return {
    id,
    name,
    is_blacklisted: blacklisted ?? false,
    line_id: lineUserId ?? null,
    membership_tier: tier ? { level: 1, name_translations: { 'zh-hant': tier } } : null,
    ...held,
  };
}

async function makeWorld(): Promise<ShopWorld> {
  const members: ShopWorldMember[] = [];
  let fault: ShopFault | null = null;

  function handle({ path, headers }: ReceivedRequest): ServerReply {
    if (fault) return replyOf[fault];
    if (headers['user-agent'] !== 'sunrise') return { status: 400 };
    if (path === '/v1/token/info') return { json: { scopes: ['customers:read'] } };
    // SHOPLINE's `query` matches loosely: everybody is a hit, the adapter must judge.
    if (path === '/v1/customers/search') {
      return { json: { items: members.map(toCustomer), pagination: { current_page: 1, total_pages: 1 } } };
    }
    const member = members.find(({ id }) => path === `/v1/customers/${id}`);
    return member ? { json: toCustomer(member) } : { status: 404 };
  }

  const server = await startLocalServer(handle);
  const platform = (baseUrl: string) =>
    new ShoplinePlatform({
      baseUrl: `${baseUrl}/v1`,
      accessToken: 'token',
      handle: 'sunrise',
      timeoutMs: 500,
    });
  return {
    platform: platform(server.url),
    unreachable: platform(await closedAddress()),
    add: (member) => members.push(member),
    fault: (next) => (fault = next),
    close: server.close,
  };
}

describeShopPlatform('SHOPLINE', makeWorld);
