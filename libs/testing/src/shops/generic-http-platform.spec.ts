import { createHmac } from 'node:crypto';
import { GenericHttpPlatform, shopPlatforms } from '@tieline/shops';
import { jest } from '@jest/globals';
import { startLocalServer, type ReceivedRequest, type ServerReply } from '../http/local-server.js';
import { describeShopPlatform } from './shop-platform.test-kit.js';
import { shopWorld, type ShopWorldMember } from './shop-world.js';

const secret = 'a-signing-secret-of-32-characters';

function toMember(member: ShopWorldMember): Record<string, unknown> {
  const { id, name, number, verified, blacklisted, lineUserId, tier, tierExpiresAt, points } = member;
  const { email, storeCredit, renewalGap, nextTier, nextTierGap } = member.standing ?? {};
  return {
    memberId: id,
    name: name ?? null,
    phone: number,
    phoneVerified: verified,
    blocked: blacklisted ?? false,
    lineUserId: lineUserId ?? null,
    tier: tier ? { name: tier, expiresAt: tierExpiresAt ?? null } : null,
    points: points ?? null,
    email,
    storeCredit,
    renewalGap,
    ...(nextTier && { nextTier: { name: nextTier, gap: nextTierGap } }),
  };
}

function isSigned({ headers, body }: ReceivedRequest): boolean {
  const timestamp = headers['x-bind-timestamp'] ?? '';
  const expected = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const { requestId } = JSON.parse(body) as { requestId: string };
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  return (
    headers['x-bind-signature'] === `v1=${expected}` &&
    headers['x-bind-request-id'] === requestId &&
    age < 300
  );
}

function handle(request: ReceivedRequest, members: readonly ShopWorldMember[]): ServerReply {
  if (request.method !== 'POST' || !isSigned(request)) return { status: 401 };
  const asked = JSON.parse(request.body) as {
    event: string;
    memberId?: string;
    phone?: { national: string };
  };
  if (request.path === '/api/member' && asked.event === 'member.member') {
    const found = members.filter(({ id }) => id === asked.memberId);
    return {
      status: found.length > 0 ? 200 : 404,
      json: { found: found.length > 0, members: found.map(toMember) },
    };
  }
  if (request.path !== '/api/lookup' || asked.event !== 'member.lookup') return { status: 404 };
  // Loosely on purpose: a shop that shows the number must show the one that was asked for.
  return { json: { found: members.length > 0, members: members.map(toMember) } };
}

/** Answers after so long, or not at all for whoever hangs up before; in the time of Jest's timers. */
const slowBy =
  (ms: number): typeof fetch =>
  (_url, init) =>
    new Promise((resolve, reject) => {
      const answer = { found: true, members: [{ memberId: 'M1' }] };
      setTimeout(() => resolve(Response.json(answer)), ms);
      init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });

const platformAt = (baseUrl: string, options = {}) =>
  new GenericHttpPlatform({ baseUrl: `${baseUrl}/api/`, secret }, options);

describeShopPlatform('a system of the brand’s own', () =>
  shopWorld({
    make: ({ baseUrl, ...options }) => platformAt(baseUrl, options),
    handle,
    knows: [
      'phoneVerified',
      'blacklisted',
      'lineUserId',
      'tier',
      'tierExpiresAt',
      'points',
      'email',
      'storeCredit',
      'renewalGap',
      'nextTier',
      'nextTierGap',
    ],
    spellings: [
      ['+886912345678', null],
      ['0912345678', null],
      ['886912345678', null],
    ],
  }),
);

describe('GenericHttpPlatform', () => {
  const ask = async (reply: ServerReply) => {
    const server = await startLocalServer(() => reply);
    const match = await platformAt(server.url).findByPhone('+886912345678');
    await server.close();
    return match;
  };

  it('takes 404 for nobody only when the answer says so, else for a wrong address', async () => {
    expect(await ask({ status: 404, json: { found: false, members: [] } })).toEqual({ kind: 'none' });
    expect(await ask({ status: 404, text: 'Not Found' })).toMatchObject({ kind: 'misconfigured' });
  });

  describe('a connection’s own time limit', () => {
    beforeEach(() => {
      jest.useFakeTimers();
      jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
        const limit = new AbortController();
        setTimeout(() => limit.abort(), ms);
        return limit.signal;
      });
    });
    afterEach(() => {
      jest.restoreAllMocks();
      jest.useRealTimers();
    });

    it.each([
      [undefined, 4000, 'unavailable'],
      ['3', 4000, 'unavailable'],
      ['6', 4000, 'one'],
      ['10', 9900, 'one'],
      ['1', 1100, 'unavailable'],
    ])('of %s s: who answers after %i ms is %s', async (timeoutSeconds, ms, kind) => {
      const limit = timeoutSeconds === undefined ? {} : { timeoutSeconds };
      const credentials = { baseUrl: 'https://crm.example', secret, ...limit };
      const match = new GenericHttpPlatform(credentials, { fetch: slowBy(ms) }).findByPhone('+886912345678');
      await jest.advanceTimersByTimeAsync(ms);
      expect(await match).toMatchObject({ kind });
    });

    it.each(['0', '11', '2.5', '3 s', '-1'])('is no %j', (timeoutSeconds) => {
      const form = { baseUrl: 'https://crm.example', secret, timeoutSeconds };
      expect(shopPlatforms['generic-http'].credentials.safeParse(form).success).toBe(false);
    });
  });

  it('takes 409 for several', async () => {
    expect(await ask({ status: 409 })).toEqual({ kind: 'many', members: [] });
  });

  it('accepts a member without number: the system answers for it', async () => {
    const member = { memberId: 'M1', memberNumber: 'S-1' };
    expect(await ask({ json: { found: true, members: [member] } })).toMatchObject({
      kind: 'one',
      member: { id: 'M1', memberNumber: 'S-1', phoneVerified: false },
    });
  });

  it('reads money with its currency, and gaps that stand in the tier', async () => {
    const tier = { name: '金卡', expiresAt: null, nextName: '白金', toNextAmount: 5800, toRenewAmount: '0' };
    const member = { memberId: 'M1', tier, storeCredit: { amount: '500', currency: 'TWD' }, tags: ['vip'] };
    expect(await ask({ json: { found: true, members: [member] } })).toMatchObject({
      member: {
        tier: '金卡',
        standing: { storeCredit: 500, renewalGap: 0, nextTier: '白金', nextTierGap: 5800 },
      },
    });
  });

  it.each([
    [{ found: true, members: [] }, /found/],
    [{ found: true, members: [{ memberId: 'M1', storeCredit: { amount: 'some' } }] }, /storeCredit/],
    [{ found: false, members: [{ memberId: 'M1' }] }, /found/],
    [{ found: true, members: [{ name: 'x' }] }, /members\.0\.memberId/],
    [{ customers: [] }, /found/],
  ])('names what does not fit in %j', async (json, detail) => {
    expect(await ask({ json })).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringMatching(detail) as string,
    });
  });
});
