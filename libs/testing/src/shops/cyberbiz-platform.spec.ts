import { createHmac } from 'node:crypto';
import { CyberbizPlatform, TokenBucket, systemClock } from '@tieline/shops';
import { startLocalServer, type ReceivedRequest, type ServerReply } from '../http/local-server.js';
import { describeShopPlatform } from './shop-platform.test-kit.js';
import { shopWorld, type ShopTraits, type ShopWorldMember } from './shop-world.js';

const secret = 'cyberbiz-secret';
const taipei = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

function toCustomer(member: ShopWorldMember): Record<string, unknown> {
  return {
    name: member.name,
    email: member.standing?.email ?? null,
    status: member.blacklisted ? 'disabled' : 'enabled',
    country_calling_code: member.callingCode,
    mobile: member.number,
    mobile_sms_confirmed_at: member.verified ? '2023-11-30 22:30:58' : null,
    bonus_remain: member.points ?? null,
    uid_providers: member.lineUserId ? [{ provider_type: 'line', uid: member.lineUserId }] : [],
  };
}

function vipInfo({ tier, tierExpiresAt, standing }: ShopWorldMember): Record<string, unknown> {
  return {
    current_level: tier ? { name: tier } : null,
    next_level: standing?.nextTier ? { name: standing.nextTier } : null,
    extra_info: {
      end_at: tierExpiresAt ? taipei(tierExpiresAt) : null,
      difference_of_total_spent_in_validity_days_for_renewal: null,
      difference_of_total_spent_for_renewal: standing?.renewalGap ?? null,
      difference_of_total_spent_in_validity_days_for_upgrade: standing?.nextTierGap ?? null,
      difference_of_total_spent_for_upgrade: null,
    },
  };
}

function isHmac({ method, path, headers }: ReceivedRequest): boolean {
  const date = headers['x-date'] ?? '';
  const age = Math.abs(Date.now() - Date.parse(date));
  const signed = createHmac('sha256', secret).update(`x-date: ${date}\n${method} ${path} HTTP/1.1`);
  const expected = `hmac username="brand", algorithm="hmac-sha256", headers="x-date request-line", signature="${signed.digest('base64')}"`;
  return age < 60_000 && headers['authorization'] === expected;
}

function handle(request: ReceivedRequest, members: readonly ShopWorldMember[]): ServerReply {
  const { path, query } = request;
  if (path === '/v1/customers/get_customer_id') {
    const wanted = query.get('customer_mobiles') ?? '';
    // Loosely on purpose: the adapter must judge. Nobody is 206 and `[]`.
    const hits = members.filter(({ number }) => number.includes(wanted) || wanted.includes(number));
    const json = hits.map(({ id, number }) => ({ customer_id: Number(id), customer_mobile: number }));
    return { status: json.length > 0 ? 200 : 206, json };
  }
  if (path === '/v2/customers') {
    const ids = (query.get('ids') ?? '').split(',');
    const hits = members.filter(({ id }) => ids.includes(id));
    return {
      json: hits.map((member) => ({
        id: Number(member.id),
        ...toCustomer(member),
        uid_providers: undefined,
      })),
    };
  }
  const [, id, info] = /^\/v1\/customers\/(\d+)(\/vip_info)?$/.exec(path) ?? [];
  const member = members.find((each) => each.id === id);
  if (!member) return { status: 404 };
  return { json: info ? vipInfo(member) : toCustomer(member) };
}

const traits: ShopTraits = {
  knows: [
    'phoneVerified',
    'blacklisted',
    'lineUserId',
    'tier',
    'tierExpiresAt',
    'points',
    'email',
    'renewalGap',
    'nextTier',
    'nextTierGap',
  ],
  spellings: [
    ['0912345678', null],
    ['0912345678', '+886'],
    ['+886912345678', null],
  ],
};

describeShopPlatform('CYBERBIZ with username and secret', () =>
  shopWorld({
    ...traits,
    make: (options) => new CyberbizPlatform({ scheme: 'hmac', username: 'brand', secret }, options),
    handle: (request, members) => (isHmac(request) ? handle(request, members) : { status: 401 }),
    faults: { unauthorized: { status: 401, json: { message: 'HMAC signature does not match' } } },
  }),
);

describeShopPlatform('CYBERBIZ with a token', () =>
  shopWorld({
    ...traits,
    make: (options) => new CyberbizPlatform({ scheme: 'token', accessToken: 'a-token' }, options),
    handle: (request, members) =>
      request.headers['authorization'] === 'Bearer a-token' ? handle(request, members) : { status: 401 },
    faults: { broken: { status: 500, json: { error: ['0912345678 went wrong'] } } },
  }),
);

describe('CyberbizPlatform in a rush', () => {
  it('makes 200 look-ups at once without one 429, and finishes those that it begins', async () => {
    const times: number[] = [];
    let refusals = 0;
    const amy = { id: '1001', number: '0912345678', callingCode: null, verified: true };
    const server = await startLocalServer((request) => {
      const now = performance.now();
      times.push(now);
      const isBusy = times.filter((time) => now - time < 1000).length > 5;
      if (isBusy) refusals += 1;
      return isBusy ? { status: 429 } : handle(request, [amy]);
    });
    const shop = new CyberbizPlatform(
      { scheme: 'token', accessToken: 'a-token' },
      { baseUrl: server.url, bucket: new TokenBucket(5, systemClock) },
    );
    const looked = await Promise.all(Array.from({ length: 200 }, () => shop.findByPhone('+886912345678')));
    await server.close();
    expect(refusals).toBe(0);
    const found = looked.filter(({ kind }) => kind === 'one').length;
    expect(found).toBeGreaterThanOrEqual(4);
    // The others are told so at once, never that there is no such member.
    expect(looked.filter(({ kind }) => kind === 'unavailable')).toHaveLength(200 - found);
  });
});
