import { readFileSync } from 'node:fs';
import { CircuitBreaker } from '../circuit-breaker.js';
import { unknownStanding } from '../standing.js';
import { ShoplinePlatform } from './shopline-platform.js';

type Step = { status?: number; json?: unknown; headers?: Record<string, string> } | 'refused';

const recorded = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/shopline/${name}.json`, import.meta.url), 'utf8'));
const phone = '+886911222333';

/** SHOPLINE that answers the steps in order, and time that moves only by waiting. */
function world(steps: Step[], options: { threshold?: number } = {}) {
  const calls: { url: URL; headers: Headers }[] = [];
  const clock = { time: 0, now: () => clock.time, sleep: async (ms: number) => void (clock.time += ms) };
  const fakeFetch: typeof fetch = async (input, init) => {
    calls.push({
      url: new URL(input instanceof Request ? input.url : input),
      headers: new Headers(init?.headers),
    });
    const step = steps.length > 1 ? steps.shift() : steps[0];
    if (!step || step === 'refused') throw new TypeError('fetch failed');
    return Response.json(step.json ?? {}, { status: step.status ?? 200, headers: step.headers ?? {} });
  };
  const shop = new ShoplinePlatform(
    { accessToken: 'token', handle: 'sunrise' },
    {
      baseUrl: 'https://shopline.test/v1/',
      fetch: fakeFetch,
      clock,
      breaker: new CircuitBreaker(clock, { threshold: options.threshold ?? 5 }),
    },
  );
  return { shop, calls, clock };
}

const answers = (name: string) => world([{ json: recorded(name) }]);

describe('ShoplinePlatform', () => {
  it('asks as SHOPLINE’s own console does, with token and handle', async () => {
    const { shop, calls } = answers('search-one');
    await shop.findByPhone(phone);
    expect(calls).toHaveLength(1);
    const [call] = calls;
    expect(call!.url.pathname).toBe('/v1/customers/search');
    expect(call!.url.searchParams.get('query')).toBe('0911222333');
    expect(call!.url.searchParams.getAll('search_fields[]')).toEqual(['mobile_phone', 'phones']);
    expect(call!.headers.get('authorization')).toBe('Bearer token');
    expect(call!.headers.get('user-agent')).toBe('sunrise');
  });

  it('reads a recorded member', async () => {
    await expect(answers('search-one').shop.findByPhone(phone)).resolves.toEqual({
      kind: 'one',
      member: {
        id: '66a1f0c2d4e5b6a7980c1d01',
        memberNumber: '66a1f0c2d4e5b6a7980c1d01',
        name: '陳小美',
        tier: '金卡會員',
        phoneVerified: true,
        blacklisted: false,
        lineUserId: 'Ub1c2d3e4f5061728394a5b6c7d8e9f00',
        points: 64,
        tierExpiresAt: null,
        standing: { ...unknownStanding, email: 'mei@example.com', storeCredit: 120 },
      },
    });
    await expect(answers('customer').shop.getMember('66a1f0c2d4e5b6a7980c1d01')).resolves.toMatchObject({
      kind: 'one',
      member: { phoneVerified: true, tier: '金卡會員' },
    });
  });

  it.each([
    ['search-none', { kind: 'none' }],
    ['search-fuzzy-only', { kind: 'none' }],
    ['search-unverified', { kind: 'one', member: { id: '66a1f0c2d4e5b6a7980c1d02', phoneVerified: false } }],
    ['search-fuzzy', { kind: 'one', member: { id: '66a1f0c2d4e5b6a7980c1d01' } }],
    [
      'search-many',
      { kind: 'many', members: [{ id: '66a1f0c2d4e5b6a7980c1d01' }, { id: '66a1f0c2d4e5b6a7980c1d04' }] },
    ],
  ])('judges %s', async (name, match) => {
    await expect(answers(name).shop.findByPhone(phone)).resolves.toMatchObject(match);
  });

  it('shows the shop’s own member number, and keeps to SHOPLINE’s id for who it is', async () => {
    await expect(answers('search-own-number').shop.findByPhone(phone)).resolves.toMatchObject({
      kind: 'one',
      member: { id: '66a1f0c2d4e5b6a7980c1d01', memberNumber: 'M0012345' },
    });
  });

  it('reads all pages, one member once', async () => {
    const [one] = (recorded('search-one') as { items: object[] }).items;
    const page = (items: unknown[]) => ({ json: { items, pagination: { total_pages: 2 } } });
    const same = world([page([one]), page([one])]);
    await expect(same.shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'one' });
    expect(same.calls.map(({ url }) => url.searchParams.get('page'))).toEqual(['1', '2']);
    const other = world([page([one]), page([{ ...one, id: 'other' }])]);
    await expect(other.shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'many' });
  });

  it('says unavailable, not none, when there is more than it reads', async () => {
    const { shop, calls } = world([{ json: { items: [], pagination: { total_pages: 99 } } }]);
    await expect(shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'unavailable' });
    expect(calls).toHaveLength(4);
  });

  it('backs off once on 429 and goes on', async () => {
    const busy = { status: 429, json: recorded('error-429'), headers: { 'retry-after': '1' } };
    const { shop, clock } = world([busy, { json: recorded('search-one') }]);
    await expect(shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'one' });
    expect(clock.time).toBe(1000);
  });

  it('gives up on 429 after one retry, and at once when the wait is longer than the time', async () => {
    const busy = { status: 429, json: recorded('error-429') };
    const twice = world([busy]);
    const match = await twice.shop.findByPhone(phone);
    expect(match).toEqual({ kind: 'unavailable', detail: 'HTTP 429 RateLimitExceeded' });
    expect(twice.calls).toHaveLength(2);
    const long = world([{ ...busy, headers: { 'retry-after': '30' } }]);
    await expect(long.shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'unavailable' });
    expect(long.calls).toHaveLength(1);
  });

  it('retries a broken connection once, nothing else', async () => {
    const healed = world(['refused', { json: recorded('search-one') }]);
    await expect(healed.shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'one' });
    const dead = world(['refused']);
    await expect(dead.shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'unavailable' });
    expect(dead.calls).toHaveLength(2);
    const broken = world([{ status: 500 }]);
    await expect(broken.shop.findByPhone(phone)).resolves.toMatchObject({ kind: 'unavailable' });
    expect(broken.calls).toHaveLength(1);
  });

  it('spares a shop that keeps failing, but not one that only refuses', async () => {
    const broken = world([{ status: 500 }], { threshold: 2 });
    for (let call = 0; call < 5; call += 1) await broken.shop.findByPhone(phone);
    expect(broken.calls).toHaveLength(2);
    broken.clock.time += 10_000;
    await broken.shop.findByPhone(phone);
    expect(broken.calls).toHaveLength(3);
    const refusing = world([{ status: 401 }], { threshold: 2 });
    for (let call = 0; call < 5; call += 1) await refusing.shop.findByPhone(phone);
    expect(refusing.calls).toHaveLength(5);
    const busy = world([{ status: 429, headers: { 'retry-after': '30' } }], { threshold: 2 });
    for (let call = 0; call < 5; call += 1) await busy.shop.findByPhone(phone);
    expect(busy.calls).toHaveLength(5);
  });

  it('keeps to 20 calls a second, and does not blame the shop for its own limit', async () => {
    const { shop, calls, clock } = world([{ json: recorded('search-none') }], { threshold: 1 });
    // Twenty times as fast, so that whoever sleeps less wakes first.
    clock.sleep = async (ms) => {
      const until = clock.time + ms;
      await new Promise((resolve) => setTimeout(resolve, ms / 20));
      clock.time = Math.max(clock.time, until);
    };
    const matches = await Promise.all(Array.from({ length: 90 }, () => shop.findByPhone(phone)));
    const found = matches.filter(({ kind }) => kind === 'none').length;
    expect(found).toBe(60); // 20 at once, and those whose turn comes within 3 s
    expect(calls).toHaveLength(found);
    expect(matches.filter(({ kind }) => kind === 'unavailable')).toHaveLength(30);
    clock.time += 10_000;
    await expect(shop.findByPhone(phone)).resolves.toEqual({ kind: 'none' });
  });

  it('reads scopes in either form', async () => {
    const list = world([{ json: { scopes: ['customers:read'] } }]);
    await expect(list.shop.testConnection()).resolves.toEqual({ ok: true, scopes: ['customers:read'] });
    const text = world([{ json: { scope: 'a b,c' } }]);
    await expect(text.shop.testConnection()).resolves.toEqual({ ok: true, scopes: ['a', 'b', 'c'] });
    await expect(world([{ json: {} }]).shop.testConnection()).resolves.toEqual({ ok: true, scopes: [] });
  });

  it('takes a 404 for a wrong address, never for a missing member', async () => {
    await expect(world([{ status: 404 }]).shop.findByPhone(phone)).resolves.toMatchObject({
      kind: 'misconfigured',
    });
    await expect(world([{ status: 404 }]).shop.getMember('x')).resolves.toEqual({ kind: 'none' });
  });
});
