import { ShopifyPlatform } from '@tieline/shops';
import type { ReceivedRequest, ServerReply } from '../http/local-server.js';
import { describeShopPlatform } from './shop-platform.test-kit.js';
import { shopWorld, type ShopWorldMember } from './shop-world.js';

type Asked = { query: string; variables: { phone?: string; id?: string } };

function toCustomer({ id, name, number }: ShopWorldMember): Record<string, unknown> {
  const numericId = Number(id);
  return {
    id: `gid://shopify/Customer/${numericId}`,
    legacyResourceId: id,
    displayName: name ?? '',
    defaultPhoneNumber: { phoneNumber: number },
  };
}

function handle({ path, headers, body }: ReceivedRequest, members: readonly ShopWorldMember[]): ServerReply {
  if (headers['x-shopify-access-token'] !== 'shpat_token') return { status: 401 };
  if (!/^\/admin\/api\/\d{4}-\d\d\/graphql\.json$/.test(path)) return { status: 404 };
  const { query, variables } = JSON.parse(body) as Asked;
  if (query.includes('accessScopes')) {
    const accessScopes = [{ handle: 'read_customers' }, { handle: 'read_orders' }];
    return { json: { data: { currentAppInstallation: { accessScopes } } } };
  }
  const member = query.includes('customerByIdentifier')
    ? // Somebody else's record comes when there is no exact one: the adapter must judge.
      (members.find(({ number }) => number === variables.phone) ?? members[0])
    : members.find(({ id }) => variables.id === `gid://shopify/Customer/${id}`);
  return { json: { data: { customer: member ? toCustomer(member) : null } } };
}

describeShopPlatform('Shopify', () =>
  shopWorld({
    make: (options) =>
      new ShopifyPlatform({ shop: 'sunrise.myshopify.com', accessToken: 'shpat_token' }, options),
    handle,
    faults: {
      busy: { json: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] } },
      forbidden: { json: { errors: [{ message: 'denied', extensions: { code: 'ACCESS_DENIED' } }] } },
    },
    knows: [],
    spellings: [['+886912345678', null]],
    numbersAreUnique: true,
  }),
);

describe('ShopifyPlatform', () => {
  it.each([
    [402, 'misconfigured'],
    [423, 'unavailable'],
  ] as const)('reads HTTP %i as %s', async (status, kind) => {
    const fetchOnce: typeof fetch = async () => new Response('{}', { status });
    const shop = new ShopifyPlatform(
      { shop: 'sunrise.myshopify.com', accessToken: 'shpat_token' },
      { fetch: fetchOnce },
    );
    await expect(shop.findByPhone('+886912345678')).resolves.toMatchObject({ kind });
  });

  const noted = async (answers: unknown[]) => {
    const clock = { time: 0, now: () => clock.time, sleep: async (ms: number) => void (clock.time += ms) };
    let calls = 0;
    const fetchNext: typeof fetch = async () =>
      Response.json(answers[Math.min(calls++, answers.length - 1)], { status: 200 });
    const shop = new ShopifyPlatform(
      { shop: 'sunrise.myshopify.com', accessToken: 'shpat_token' },
      { fetch: fetchNext, clock },
    );
    const match = await shop.findByPhone('+886912345678');
    return { match, calls, waitedMs: clock.time };
  };
  const throttled = (currentlyAvailable: number) => ({
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
    extensions: {
      cost: {
        requestedQueryCost: 102,
        actualQueryCost: null,
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
      },
    },
  });
  const nobody = { data: { customer: null } };

  it('waits until the points that a query costs are there again', async () => {
    expect(await noted([throttled(2), nobody])).toEqual({
      match: { kind: 'none' },
      calls: 2,
      waitedMs: 1000,
    });
    expect(await noted([{ errors: throttled(0).errors }, nobody])).toMatchObject({ calls: 2, waitedMs: 400 });
  });

  it('does not wait for points longer than for an answer', async () => {
    const { match, calls, waitedMs } = await noted([throttled(-400)]);
    expect([match, calls, waitedMs]).toEqual([
      { kind: 'unavailable', detail: 'GraphQL fault THROTTLED' },
      1,
      0,
    ]);
  });

  it('refuses a token without the scope before a customer has to', async () => {
    const accessScopes = [{ handle: 'read_orders' }];
    const fetchOnce: typeof fetch = async () =>
      Response.json({ data: { currentAppInstallation: { accessScopes } } });
    const shop = new ShopifyPlatform(
      { shop: 'sunrise.myshopify.com', accessToken: 'shpat_token' },
      { fetch: fetchOnce },
    );
    await expect(shop.testConnection()).resolves.toMatchObject({ ok: false, reason: 'forbidden' });
  });
});
