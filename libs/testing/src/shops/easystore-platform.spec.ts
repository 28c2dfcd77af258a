import { EasystorePlatform } from '@tieline/shops';
import type { ReceivedRequest, ServerReply } from '../http/local-server.js';
import { describeShopPlatform } from './shop-platform.test-kit.js';
import { shopWorld, type ShopWorldMember } from './shop-world.js';

function toCustomer(member: ShopWorldMember): Record<string, unknown> {
  const { id, name, number, tier, tierExpiresAt, points, blacklisted } = member;
  return {
    id: Number(id),
    name: name ?? null,
    first_name: null,
    last_name: null,
    email: member.standing?.email ?? null,
    phone: number,
    is_blocked: blacklisted ?? false,
    points: points ?? null,
    membership: tier ? { name: tier, expired_at: tierExpiresAt ?? null } : null,
  };
}

function handle({ path, headers, query }: ReceivedRequest, members: readonly ShopWorldMember[]): ServerReply {
  if (headers['easystore-access-token'] !== 'easystore-token') return { status: 401 };
  if (path === '/api/3.0/store.json') return { json: { store: { id: 77, name: 'Sunrise' } } };
  if (path === '/api/3.0/customers/search.json') {
    // Loosely on purpose: the adapter must judge.
    return { json: { customers: query.get('phone') === '886912345678' ? members.map(toCustomer) : [] } };
  }
  const member = members.find(({ id }) => path === `/api/3.0/customers/${id}.json`);
  return member ? { json: { customer: toCustomer(member) } } : { status: 404 };
}

describeShopPlatform('EasyStore', () =>
  shopWorld({
    make: (options) =>
      new EasystorePlatform({ shop: 'sunrise.easy.co', accessToken: 'easystore-token' }, options),
    handle,
    knows: ['blacklisted', 'tier', 'tierExpiresAt', 'points', 'email'],
    spellings: [
      ['886912345678', null],
      ['+886912345678', null],
      ['0912345678', null],
    ],
  }),
);

describe('EasystorePlatform', () => {
  it('takes a 404 of the store for a wrong shop address', async () => {
    const fetchOnce: typeof fetch = async () => new Response('', { status: 404 });
    const shop = new EasystorePlatform(
      { shop: 'nobody.easy.co', accessToken: 'easystore-token' },
      { fetch: fetchOnce },
    );
    await expect(shop.testConnection()).resolves.toMatchObject({ ok: false });
    await expect(shop.findByPhone('+886912345678')).resolves.toMatchObject({ kind: 'misconfigured' });
  });

  it('shows the code that the shop shows, and names in the order of Taiwan', async () => {
    const customer = { id: 5, code: 'C-00005', first_name: '小美', last_name: '陳', phone: '886912345678' };
    const fetchOnce: typeof fetch = async () =>
      Response.json({ customers: [{ ...customer, points: { balance: '12' } }] });
    const shop = new EasystorePlatform(
      { shop: 'sunrise.easy.co', accessToken: 'easystore-token' },
      { fetch: fetchOnce },
    );
    await expect(shop.findByPhone('+886912345678')).resolves.toMatchObject({
      kind: 'one',
      member: { id: '5', memberNumber: 'C-00005', name: '陳小美', points: 12 },
    });
  });
});
