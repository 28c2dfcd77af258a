import { readFileSync } from 'node:fs';
import type { ShopExchange } from '../calls.js';
import { unknownStanding } from '../standing.js';
import { CyberbizPlatform } from './cyberbiz-platform.js';
import { CyberbizCredentials } from './schema.js';

const recorded = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/cyberbiz/${name}.json`, import.meta.url), 'utf8'));
const phone = '+886911222333';

type Answer = { status?: number; body?: unknown; text?: string };

/** CYBERBIZ that answers by path; time moves only by waiting. */
function world(answers: Record<string, Answer>) {
  const calls: { url: URL; headers: Headers }[] = [];
  const exchanges: ShopExchange[] = [];
  const clock = { time: 0, now: () => clock.time, sleep: async (ms: number) => void (clock.time += ms) };
  const fakeFetch: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    calls.push({ url, headers: new Headers(init?.headers) });
    const { status = 200, body, text } = answers[url.pathname] ?? { status: 404, text: '' };
    return new Response(text ?? JSON.stringify(body), { status });
  };
  const shop = new CyberbizPlatform(
    { scheme: 'hmac', username: 'brand', secret: 'cyberbiz-secret' },
    {
      fetch: fakeFetch,
      clock,
      now: () => 1_794_000_000_000,
      observe: (exchange) => exchanges.push(exchange),
    },
  );
  return { shop, calls, exchanges };
}

const ids = (answer: Answer) => ({ '/v1/customers/get_customer_id': answer });
const one = {
  ...ids({ body: recorded('ids-one') }),
  '/v1/customers/41000001': { body: recorded('customer') },
  '/v1/customers/41000001/vip_info': { body: recorded('vip-info-none') },
};

describe('CyberbizPlatform', () => {
  it('reads a recorded member, whose id comes from the call before', async () => {
    await expect(world(one).shop.findByPhone(phone)).resolves.toEqual({
      kind: 'one',
      member: {
        id: '41000001',
        memberNumber: '41000001',
        name: '陳小美',
        tier: null,
        tierExpiresAt: null,
        points: 256,
        phoneVerified: true,
        blacklisted: false,
        lineUserId: 'Ub1c2d3e4f5061728394a5b6c7d8e9f00',
        standing: { ...unknownStanding, email: 'mei@example.com' },
      },
    });
  });

  it('signs date, method and path without query', async () => {
    const { shop, calls } = world(one);
    await shop.findByPhone(phone);
    const [first] = calls;
    expect(first!.url.href).toBe(
      'https://api.cyberbiz.co/v1/customers/get_customer_id?customer_mobiles=0911222333',
    );
    expect(first!.headers.get('x-date')).toBe('Fri, 06 Nov 2026 21:20:00 GMT');
    // openssl dgst -sha256 -hmac over "x-date: …\nGET /v1/customers/get_customer_id HTTP/1.1"
    expect(first!.headers.get('authorization')).toBe(
      'hmac username="brand", algorithm="hmac-sha256", headers="x-date request-line", signature="13w6xegOMKkwmXzq1W4kxTcSLZCeWYMLMoG5bRZYCpw="',
    );
  });

  it.each([
    ['206 []', { status: 206, body: [] }],
    ['200 []', { body: [] }],
    ['200 null', { body: null }],
  ])('takes %s for nobody, and asks in both spellings before it says so', async (_name, answer) => {
    const { shop, calls } = world(ids(answer));
    await expect(shop.findByPhone(phone)).resolves.toEqual({ kind: 'none' });
    expect(calls.map(({ url }) => url.searchParams.get('customer_mobiles'))).toEqual([
      '0911222333',
      '+886911222333',
    ]);
  });

  it('prefers the proven number of two who share it', async () => {
    const two = { ...ids({ body: recorded('ids-two') }), '/v2/customers': { body: recorded('customers') } };
    await expect(world(two).shop.findByPhone(phone)).resolves.toMatchObject({
      kind: 'one',
      member: { id: '41000002', phoneVerified: true, blacklisted: true },
    });
  });

  it('does not wait for the tier', async () => {
    const silent = { ...one, '/v1/customers/41000001/vip_info': { status: 500 } };
    await expect(world(silent).shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'one' });
  });

  it('takes a customer who was deleted meanwhile for nobody', async () => {
    await expect(world(ids({ body: recorded('ids-one') })).shop.findByPhone(phone)).resolves.toEqual({
      kind: 'none',
    });
  });

  it.each([
    [{ error: ['找不到 0911222333', 'x'] }, 'HTTP 500: 找不到 *******333'],
    [{ error: '系統忙碌中' }, 'HTTP 500: 系統忙碌中'],
    [{ message: '無效的參數' }, 'HTTP 500: 無效的參數'],
    [{ messages: ['請稍後再試'] }, 'HTTP 500: 請稍後再試'],
    [undefined, 'HTTP 500'],
  ])('reads the error %j', async (body, detail) => {
    const { shop } = world(ids({ status: 500, ...(body ? { body } : { text: '' }) }));
    await expect(shop.findByPhone(phone)).resolves.toEqual({ kind: 'unavailable', detail });
  });

  it('names both meanings of 401', async () => {
    const answer = await world(ids({ status: 401, text: '' })).shop.testConnection();
    expect(answer).toMatchObject({
      ok: false,
      reason: 'unauthorized',
      detail: expect.stringMatching(/module/) as string,
    });
  });

  it('shows what it asked without the number and the secret', async () => {
    const { shop, exchanges } = world(one);
    await shop.findByPhone(phone);
    expect(exchanges[0]).toMatchObject({ method: 'GET', status: 200, body: null });
    expect(JSON.stringify(exchanges)).not.toMatch(/911222333|cyberbiz-secret/);
  });

  it('wants the credentials of the scheme that was chosen', () => {
    const refused = CyberbizCredentials.safeParse({ scheme: 'token', username: 'a', secret: 'long-enough' });
    expect(refused.error?.issues).toMatchObject([{ path: ['accessToken'] }]);
    expect(CyberbizCredentials.safeParse({ username: 'a', secret: 'long-enough' }).success).toBe(true);
  });
});
