import { describeEachEngine } from '../../test/engines.js';
import { SignInThrottleEntity } from './sign-in-throttle.entity.js';
import { StaffSessionEntity } from './staff-session.entity.js';
import { StaffEntity } from './staff.entity.js';
import { StaffWorld, demo } from './staff-world.test-kit.js';

const minutes = 60_000;

describeEachEngine('sign-in', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.db((db) => db.clear(SignInThrottleEntity)));

  const admin = 'admin@sunrise.example';

  it('sets a cookie that scripts can not read, and keeps only its hash', async () => {
    const answer = await world.signIn('ADMIN@sunrise.example', demo.password);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ role: 'admin', team: { name: '晨光選物' } });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^tieline_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    const rows = await world.db((db) => db.find(StaffSessionEntity));
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(cookie.slice(16, 59));
  });

  it('answers unknown, disabled and wrong alike', async () => {
    await world.db((db) => db.update(StaffEntity, { email: 'agent@theirs.example' }, { disabledAt: 1 }));
    const shape = async (email: string, password: string) => {
      const { status, headers, body } = await world.signIn(email, password);
      const { requestId: _id, ...problem } = body;
      return { status, cookie: headers['set-cookie'], problem };
    };
    const unknown = await shape('nobody@sunrise.example', demo.password);
    expect(unknown).toMatchObject({ status: 401, problem: { code: 'auth.bad_credentials' } });
    expect(await shape('agent@theirs.example', 'their-password')).toEqual(unknown);
    expect(await shape(admin, 'wrong')).toEqual(unknown);
  });

  it('works as long for an unknown e-mail as for a known one', async () => {
    const time = async (email: string) => {
      const begin = performance.now();
      await world.signIn(email, 'wrong');
      return performance.now() - begin;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      known.push(await time(admin));
      unknown.push(await time('nobody@sunrise.example'));
    }
    // The shape, not the figure: without a hash to compute, an unknown one would take a twentieth.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });

  it('gives a new session whatever cookie was planted before', async () => {
    const planted = `tieline_session=${'A'.repeat(43)}`;
    const signedIn = await world.app.call('POST', '/api/auth/sign-in', {
      body: { email: admin, password: demo.password },
      headers: { cookie: planted },
    });
    expect(signedIn.status).toBe(200);
    expect(String(signedIn.headers['set-cookie'])).not.toContain(planted);
    expect((await world.app.call('GET', '/api/auth/me', { headers: { cookie: planted } })).status).toBe(401);
  });

  it('refuses a disabled person’s session with the next request', async () => {
    const call = await world.signedIn('marketer@theirs.example', 'their-password');
    expect((await call('GET', '/api/auth/me')).status).toBe(200);
    await world.db((db) => db.update(StaffEntity, { email: 'marketer@theirs.example' }, { disabledAt: 1 }));
    expect((await call('GET', '/api/auth/me')).status).toBe(401);
  });

  it('lets 10 of 40 parallel guesses through, and then not even the right password', async () => {
    const guess = () => world.signIn(admin, 'wrong', '192.0.2.4');
    const statuses = (await Promise.all(Array.from({ length: 40 }, guess))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
    const right = await world.signIn(admin, demo.password, '192.0.2.4');
    expect(right.body.code).toBe('request.rate_limited');
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(800);
    // Its owner, at another address, is not locked out by that stranger.
    expect((await world.signIn(admin, demo.password, '192.0.2.5')).status).toBe(200);
  });

  it('counts one address over many accounts, and an IPv6 /64 as one address', async () => {
    await world.signIn('first@sunrise.example', 'wrong', '2001:db8:0:1::1');
    await world.db((db) =>
      db.createQueryBuilder().update(SignInThrottleEntity).set({ failures: 99 }).execute(),
    );
    const answers = await Promise.all(
      [2, 3, 4].map((n) => world.signIn(`person${n}@sunrise.example`, 'wrong', `2001:db8:0:1::${n}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([401, 429, 429]);
    expect((await world.signIn('other@sunrise.example', 'wrong', '2001:db8:0:2::1')).status).toBe(401);
  });

  it('closes an account that is guessed at from many addresses', async () => {
    await world.signIn(admin, 'wrong', '192.0.2.1');
    await world.db((db) =>
      db.createQueryBuilder().update(SignInThrottleEntity).set({ failures: 50 }).execute(),
    );
    expect((await world.signIn(admin, demo.password, '192.0.2.99')).status).toBe(429);
  });

  it('forgets tries after a success, and after the window', async () => {
    for (let n = 0; n < 9; n += 1) await world.signIn(admin, 'wrong');
    expect((await world.signIn(admin, demo.password)).status).toBe(200);
    for (let n = 0; n < 10; n += 1) await world.signIn(admin, 'wrong');
    expect((await world.signIn(admin, demo.password)).status).toBe(429);
    world.app.passTime(15 * minutes);
    expect((await world.signIn(admin, demo.password)).status).toBe(200);
  });

  it('ends the session on sign-out, on the server', async () => {
    const call = await world.signedIn(admin, demo.password);
    expect((await call('POST', '/api/auth/sign-out')).status).toBe(204);
    expect((await call('GET', '/api/auth/me')).status).toBe(401);
  });

  it('ends the session after 12 hours', async () => {
    const call = await world.signedIn(admin, demo.password);
    world.app.passTime(12 * 60 * minutes - 1000);
    expect((await call('GET', '/api/auth/me')).status).toBe(200);
    world.app.passTime(2000);
    expect((await call('GET', '/api/auth/me')).status).toBe(401);
  });
});
