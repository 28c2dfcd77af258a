import { createHmac } from 'node:crypto';
import {
  easystoreToken,
  ninetyOneAppKey,
  ninetyOneAppShopId,
  ownSystemSecret,
  shopifyToken,
  shopifyTokenWithoutCustomers,
} from '../world/seed.js';
import { TestWorld } from '../world/world.test-kit.js';

type Answer = { status: number; text: string };
type Shop = {
  name: string;
  /** calls that are answered in one second */
  perSecond: number;
  ask: (test: TestWorld, national: string, credential?: string) => Promise<Answer>;
  nobody: RegExp;
};

async function post(test: TestWorld, url: string, payload: string, headers: Record<string, string>) {
  const all = { 'content-type': 'application/json', ...headers };
  const { statusCode, body } = await test.app.inject({ method: 'POST', url, payload, headers: all });
  return { status: statusCode, text: body };
}

const e164 = (national: string) => `+886${national.slice(1)}`;

function signed(test: TestWorld, path: string, fields: object, secret = ownSystemSecret): Promise<Answer> {
  const body = JSON.stringify(fields);
  const timestamp = String(Math.floor(test.now / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const headers = { 'x-bind-timestamp': timestamp, 'x-bind-signature': `v1=${signature}` };
  return post(test, `/own-system/${path}`, body, headers);
}

const shops: Shop[] = [
  {
    name: 'Shopify',
    perSecond: 50,
    nobody: /"customer":null/,
    ask: (test, national, token = shopifyToken) => {
      const body = { query: 'query { customerByIdentifier }', variables: { phone: e164(national) } };
      const headers = { 'x-shopify-access-token': token };
      return post(test, '/shopify/admin/api/2025-10/graphql.json', JSON.stringify(body), headers);
    },
  },
  {
    name: 'EasyStore',
    perSecond: 10,
    nobody: /"customers":\[\]/,
    ask: async (test, national, token = easystoreToken) => {
      const url = `/easystore/api/3.0/customers/search.json?phone=${e164(national).slice(1)}`;
      const { statusCode, body } = await test.app.inject({
        url,
        headers: { 'easystore-access-token': token },
      });
      return { status: statusCode, text: body };
    },
  },
  {
    name: '91APP',
    perSecond: 10,
    nobody: /"Data":null/,
    ask: (test, national, key = ninetyOneAppKey) => {
      const body = { ShopId: Number(ninetyOneAppShopId), Cellphone: national };
      return post(test, '/91app/pos/v1/GetMemberInfo', JSON.stringify(body), { 'x-api-key': key });
    },
  },
  {
    name: 'a system of the brand’s own',
    perSecond: 30,
    nobody: /"found":false/,
    ask: (test, national, secret = ownSystemSecret) =>
      signed(test, 'lookup', { event: 'member.lookup', phone: { e164: e164(national) } }, secret),
  },
];

describe.each(shops)('pretend $name', ({ ask, nobody, perSecond }) => {
  let test: TestWorld;
  beforeAll(async () => (test = await TestWorld.start()));
  afterAll(() => test.stop());
  beforeEach(() => {
    test.reset();
    test.now += 2000;
  });

  it('has the same people under the same numbers', async () => {
    expect((await ask(test, '0900000001')).text).toContain('王小明');
    expect((await ask(test, '0900000003')).text).toMatch(nobody);
    expect((await ask(test, '0911234567')).text).toEqual((await ask(test, '0911234567')).text);
  });

  it('breaks on the magic numbers', async () => {
    expect((await ask(test, '0900000008')).status).toBe(500);
    expect(isBusy(await ask(test, '0900000009'))).toBe(true);
  });

  it('refuses whom it does not know, and too many at once', async () => {
    expect((await ask(test, '0900000001', 'wrong')).status).toBe(401);
    test.now += 2000;
    const busy: boolean[] = [];
    for (let at = 0; at <= perSecond; at += 1) busy.push(isBusy(await ask(test, '0900000001')));
    expect([busy.indexOf(true), busy.length]).toEqual([perSecond, perSecond + 1]);
  });
});

/** Shopify says it with status 200. */
function isBusy({ status, text }: { status: number; text: string }): boolean {
  return status === 429 || (status === 200 && text.includes('THROTTLED'));
}

it('pretend Shopify denies customers to a token without the scope, with status 200', async () => {
  const test = await TestWorld.start();
  const answer = await shops[0]!.ask(test, '0900000001', shopifyTokenWithoutCustomers);
  await test.stop();
  expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('ACCESS_DENIED') as string });
});

it('the pretend own system keeps the LINE id that it is told of, and forgets it when told so', async () => {
  const test = await TestWorld.start();
  const members = async () => {
    const { text } = await shops[3]!.ask(test, '0900000001');
    return (JSON.parse(text) as { members: { memberId: string; lineUserId: string | null }[] }).members;
  };
  const [before] = await members();
  const line = { channelId: '1', userId: 'U1' };
  const boundAt = new Date(test.now).toISOString();
  const told = { event: 'member.linked', requestId: 'r1', memberId: before!.memberId, line, boundAt };
  const statuses = [
    (await signed(test, 'link', told)).status,
    (await signed(test, 'link', told)).status,
    (await signed(test, 'link', { ...told, memberId: 'M-0900000001-999999' })).status,
    (await signed(test, 'link', told, 'wrong')).status,
  ];
  const [after] = await members();
  const over = { ...told, event: 'member.unlinked', requestId: 'r2', unboundAt: boundAt };
  const ofAnother = { ...over, line: { ...line, userId: 'U2' } };
  const ends = [
    (await signed(test, 'unlink', ofAnother)).status,
    (await members())[0]?.lineUserId,
    (await signed(test, 'unlink', over)).status,
    (await signed(test, 'unlink', over)).status,
    (await signed(test, 'unlink', { ...over, unboundAt: 'yesterday' })).status,
    (await signed(test, 'unlink', over, 'wrong')).status,
    (await members())[0]?.lineUserId,
  ];
  const journal = await test.control<{ items: { status: number }[] }>(
    'GET',
    '/journal?service=own-system&operation=unlink',
  );
  await test.stop();
  expect(statuses).toEqual([204, 204, 404, 401]);
  expect([before?.lineUserId, after?.lineUserId]).toEqual([null, 'U1']);
  expect(ends).toEqual([204, 'U1', 204, 204, 400, 401, null]);
  expect(journal.items.map(({ status }) => status).toReversed()).toEqual([204, 204, 204, 400, 401]);
});
