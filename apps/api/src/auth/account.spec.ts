import { describeEachEngine } from '../../test/engines.js';
import { SignInThrottleEntity } from './sign-in-throttle.entity.js';
import { SecondStep } from './two-factor/second-step.js';
import { StaffWorld, demo, type Member as Caller } from './staff-world.test-kit.js';

const changed = 'the-new-long-password';

describeEachEngine('an account', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.db((db) => db.clear(SignInThrottleEntity)));

  const change = (call: Caller, oldPassword: string, newPassword = changed) =>
    call('POST', '/api/auth/password', { oldPassword, newPassword });

  async function resetLink(email: string): Promise<string> {
    const { body } = await world.ours('admin')('GET', '/api/team/members');
    const { id } = (body['items'] as { id: string; email: string }[]).find((one) => one.email === email)!;
    const made = await world.ours('admin')('POST', `/api/team/members/${id}/password-reset`);
    expect(made.status).toBe(201);
    return String(made.body['url']).split('/').at(-1)!;
  }
  const use = (token: string, password = changed) =>
    world.anonymous('POST', '/api/password-resets/use', { token, password });

  it('changes its password with the old one; the other sessions end', async () => {
    const email = 'marketer@sunrise.example';
    const here = await world.signedIn(email, demo.password);
    const there = await world.signedIn(email, demo.password);
    expect(await change(here, 'not this one')).toMatchObject({
      status: 422,
      body: { code: 'auth.password_wrong' },
    });
    expect(await change(here, demo.password, 'too short..')).toMatchObject({ status: 400 });
    expect((await there('GET', '/api/auth/me')).status).toBe(200);
    expect((await change(here, demo.password)).status).toBe(204);
    expect((await here('GET', '/api/auth/me')).status).toBe(200);
    expect((await there('GET', '/api/auth/me')).status).toBe(401);
    expect((await world.signIn(email, demo.password)).status).toBe(401);
    expect((await world.signIn(email, changed)).status).toBe(200);
    const audit = JSON.stringify(
      await world.app.rows("SELECT * FROM audit WHERE action = 'staff.password_changed'"),
    );
    expect(audit).not.toContain(changed);
  });

  it('opens no session by a password that is changed while it is being checked', async () => {
    const email = 'admin@theirs.example';
    const [old, fresh] = ['their-password', 'the-next-long-password'];
    const owner = await world.signedIn(email, old);
    const step = world.app.get(SecondStep);
    const require = step.require.bind(step);
    // The thief's password was right a moment ago.
    step.require = async (...person) => {
      step.require = require;
      expect((await change(owner, old, fresh)).status).toBe(204);
      return require(...person);
    };
    expect(await world.signIn(email, old)).toMatchObject({
      status: 401,
      body: { code: 'auth.bad_credentials' },
    });
    const { body } = await owner('GET', '/api/auth/sessions');
    expect(body['items']).toHaveLength(1);
    expect((await world.signIn(email, fresh)).status).toBe(200);
  });

  it('does not let a borrowed session guess the old password', async () => {
    const call = await world.signedIn('agent@sunrise.example', demo.password);
    const tries = await Promise.all(Array.from({ length: 15 }, () => change(call, 'guess')));
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(5);
    expect((await change(call, demo.password)).status).toBe(429);
  });

  it('lists its sessions and ends one of them, but nobody else’s', async () => {
    const email = 'supervisor@sunrise.example';
    const here = await world.signedIn(email, demo.password);
    const there = await world.signedIn(email, demo.password);
    type Session = { id: string; current: boolean; address: string };
    const items = async (call: Caller) =>
      (await call('GET', '/api/auth/sessions')).body['items'] as Session[];
    const other = (await items(there)).find(({ current }) => current)!;
    expect((await items(here)).filter(({ current }) => current)).toHaveLength(1);
    expect(other.address).toBe('10.0.0.1');
    const path = `/api/auth/sessions/${other.id}`;
    expect((await world.ours('admin')('DELETE', path)).status).toBe(404);
    expect((await here('DELETE', path)).status).toBe(204);
    expect((await there('GET', '/api/auth/me')).status).toBe(401);
    expect((await here('DELETE', path)).status).toBe(404);
  });

  it('is reset by a link, once; every session ends', async () => {
    const email = 'supervisor@sunrise.example';
    const call = await world.signedIn(email, demo.password);
    const old = await resetLink(email);
    const token = await resetLink(email);
    expect((await use(old)).body.code).toBe('auth.link_invalid');
    const page = await world.anonymous('POST', '/api/password-resets/open', { token });
    expect(page.body).toMatchObject({ email, name: 'supervisor' });
    expect((await use(token, 'short')).status).toBe(400);
    const statuses = (await Promise.all(Array.from({ length: 5 }, () => use(token)))).map(
      ({ status }) => status,
    );
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect((await call('GET', '/api/auth/me')).status).toBe(401);
    expect((await world.signIn(email, changed)).status).toBe(200);
    expect(JSON.stringify(await world.app.rows('SELECT * FROM audit'))).not.toContain(token);
  });

  it('is not reset by a link of yesterday, nor by one from before a change', async () => {
    const expired = await resetLink('agent@sunrise.example');
    const call = await world.signedIn('agent@sunrise.example', demo.password);
    expect((await change(call, demo.password)).status).toBe(204);
    expect((await use(expired)).body.code).toBe('auth.link_invalid');
    const second = await resetLink('agent@sunrise.example');
    world.app.passTime(24 * 60 * 60_000);
    expect((await use(second)).body.code).toBe('auth.link_invalid');
  });
});
