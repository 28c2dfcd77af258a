import { describeEachEngine } from '../../test/engines.js';
import { SignInThrottleEntity } from '../auth/sign-in-throttle.entity.js';
import { StaffWorld, type Member } from '../auth/staff-world.test-kit.js';
import { Server } from './server.test-kit.js';

const minute = 60_000;

describeEachEngine('the API', (engine) => {
  let world: StaffWorld;
  let admin: Member;
  let server: Server;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    admin = world.ours('admin');
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    server = await Server.of(world, admin);
    await world.db((db) => db.clear(SignInThrottleEntity));
  });
  afterEach(() => server.isRevoked());

  const tags = (headers: Record<string, string>, url = '/api/v1/tags') =>
    world.app.call('GET', url, { headers });
  const guess = (secret: string, address: string) =>
    tags({ authorization: `Bearer ${secret}`, 'x-forwarded-for': address });
  const setCounters = (failures: number) =>
    world.db((db) => db.createQueryBuilder().update(SignInThrottleEntity).set({ failures }).execute());
  const lastUsed = async () => {
    const [row] = await world.app.rows<{ last_used_at: string | number | null }>(
      'SELECT last_used_at FROM api_keys WHERE id = ?',
      [server.key.id],
    );
    return row?.last_used_at == null ? null : Number(row.last_used_at);
  };

  it('takes a key from its one place, and no session of staff', async () => {
    const { secret } = server;
    expect((await server.asks('GET', '/tags')).status).toBe(200);
    // the name of a scheme has no case (RFC 9110)
    expect((await tags({ authorization: `bearer ${secret}` })).status).toBe(200);
    const wrong = [
      await tags({}),
      await tags({ authorization: secret }),
      await tags({ authorization: `Basic ${secret}` }),
      await tags({ 'x-api-key': secret }),
      await tags({ cookie: `tieline_session=${secret}` }),
      await tags({}, `/api/v1/tags?access_token=${secret}`),
      await guess(`${secret}x`, '203.0.113.1'),
      await guess(secret.slice(0, -1), '203.0.113.1'),
      await admin('GET', '/api/v1/tags'),
    ];
    for (const { status, body, headers } of wrong) {
      expect([status, body['code']]).toEqual([401, 'api_key.invalid']);
      expect(headers['content-type']).toContain('application/problem+json');
    }
    const asStaff = await world.app.call('GET', '/api/contacts', {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(asStaff.status).toBe(401);
  });

  it('is closed to a revoked key with the next request', async () => {
    expect((await server.asks('GET', '/tags')).status).toBe(200);
    await server.isRevoked();
    const { status, body } = await server.asks('GET', '/tags');
    expect([status, body['code']]).toEqual([401, 'api_key.invalid']);
  });

  it('answers one key 300 times a minute, from whatever address, also at the same moment', async () => {
    await server.asks('GET', '/tags');
    await setCounters(298);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_none, n) => server.asks('GET', '/tags', undefined, `198.51.100.${n}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429, 429, 429]);
    const limited = answers.find(({ status }) => status === 429);
    expect(limited?.body['code']).toBe('request.rate_limited');
    const seconds = Number(limited?.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    const other = await Server.of(world, admin, 'other');
    expect((await other.asks('GET', '/tags')).status).toBe(200);
    await other.isRevoked();
    world.app.passTime(minute);
    expect((await server.asks('GET', '/tags')).status).toBe(200);
  });

  it('lets an address guess a hundred times, and keeps nobody out for it', async () => {
    const wrong = `tl_${'0'.repeat(36)}`;
    await guess(wrong, '203.0.113.9');
    await setCounters(99);
    const answers = await Promise.all(Array.from({ length: 4 }, () => guess(wrong, '203.0.113.9')));
    expect(answers.map(({ status }) => status).sort()).toEqual([401, 429, 429, 429]);
    expect((await guess(wrong, '203.0.113.10')).status).toBe(401);
    expect((await server.asks('GET', '/tags', undefined, '203.0.113.9')).status).toBe(200);
  });

  it('remembers when a key was used last, without writing at every request', async () => {
    expect(await lastUsed()).toBeNull();
    await server.asks('GET', '/tags');
    const first = await lastUsed();
    expect(first).not.toBeNull();
    world.app.passTime(5 * minute);
    await server.asks('GET', '/tags');
    expect(await lastUsed()).toBe(first);
    world.app.passTime(6 * minute);
    await server.asks('GET', '/tags');
    expect(await lastUsed()).toBeGreaterThanOrEqual(first! + 11 * minute);
  });
});
