import { describeEachEngine } from '../../test/engines.js';
import { TestApp } from '../../test/test-app.js';

const filled = ['binding_settings', 'channels', 'shop_connections', 'tags', 'team_members', 'staff', 'teams'];
const others = ['sms_accounts', 'sms_ledger', 'audit', 'installation', 'staff_sessions'];

const input = (n = 0) => ({
  organisation: '晨光[選物]：官方 shop.example',
  name: '王主管',
  email: `Owner${n}@sunrise.example`,
  password: 'first-password-of-all',
  locale: 'zh-TW',
});

describeEachEngine('the first run', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  const setUp = (n?: number, over: object = {}) =>
    app.call<{ code?: string }>('POST', '/api/setup', { body: { ...input(n), ...over } });
  const needed = async () => (await app.call('GET', '/api/setup')).body['needed'];

  it('is over when a team exists', async () => {
    expect(await needed()).toBe(false);
    expect(await setUp()).toMatchObject({ status: 409, body: { code: 'setup.done' } });
    expect(await app.count('teams')).toBe(1);
  });

  it('makes one team of many who come at once, and its admin can sign in', async () => {
    for (const table of [...filled, ...others]) await app.rows(`DELETE FROM ${table}`);
    expect(await needed()).toBe(true);
    expect((await setUp(0, { password: 'short' })).status).toBe(400);
    const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => setUp(n)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409, 409, 409]);
    expect([await app.count('teams'), await app.count('staff'), await app.count('audit')]).toEqual([1, 1, 1]);
    expect(await needed()).toBe(false);
    const winner = answers.findIndex(({ status }) => status === 204);
    const { email, password } = input(winner);
    const signedIn = await app.call('POST', '/api/auth/sign-in', { body: { email, password } });
    expect(signedIn).toMatchObject({ status: 200, body: { role: 'admin', locale: 'zh-TW' } });
    const cookie = String([signedIn.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
    const team = await app.call('GET', '/api/team', { headers: { cookie } });
    expect(team.body).toMatchObject({ smsSenderName: '晨光選物：官方 shop' });
    expect((await app.call('GET', '/api/sms/account', { headers: { cookie } })).body).toMatchObject({
      balance: 0,
    });
  });

  it('has no sandbox to offer unless told of one', async () => {
    expect((await app.call('GET', '/api/setup')).body).toEqual({ needed: false, sandbox: false });
    const answer = await asFirstAdmin('POST', '/api/setup/sandbox');
    expect(answer).toMatchObject({ status: 409, body: { code: 'setup.no_sandbox' } });
  });

  async function asFirstAdmin(method: 'GET' | 'POST', url: string) {
    for (const n of [0, 1, 2, 3, 4, 5]) {
      const { email, password } = input(n);
      const signedIn = await app.call('POST', '/api/auth/sign-in', { body: { email, password } });
      if (signedIn.status !== 200) continue;
      const cookie = String([signedIn.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
      return app.call<{ code?: string }>(method, url, { headers: { cookie } });
    }
    throw new Error('nobody can sign in');
  }

  it('refuses a page of another origin', async () => {
    const headers = { origin: 'https://evil.example' };
    expect(await app.call('POST', '/api/setup', { body: input(), headers })).toMatchObject({ status: 403 });
  });
});

describeEachEngine('the first run beside a sandbox', (engine) => {
  let app: TestApp;
  let cookie = '';
  const as = (method: 'GET' | 'POST', url: string) => app.call(method, url, { headers: { cookie } });
  beforeAll(async () => {
    app = await TestApp.start(engine, { sandbox: true });
    await app.call('POST', '/api/setup', { body: input() });
    const { email, password } = input();
    const signedIn = await app.call('POST', '/api/auth/sign-in', { body: { email, password } });
    cookie = String([signedIn.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
  });
  afterAll(() => app.stop());

  it('offers it, and puts its channels, shop, tags and credit into the team, once', async () => {
    expect((await app.call('GET', '/api/setup')).body).toEqual({ needed: false, sandbox: true });
    expect((await app.call('POST', '/api/setup/sandbox')).status).toBe(401);
    const answers = await Promise.all([1, 2, 3].map(() => as('POST', '/api/setup/sandbox')));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    const channels = (await as('GET', '/api/channels')).body['items'] as { name: string }[];
    expect(channels).toMatchObject([
      { name: '晨光選物', bindingEnabled: true },
      { name: '海岸咖啡', bindingEnabled: true },
    ]);
    expect((await as('GET', '/api/sms/account')).body).toMatchObject({ balance: 1000 });
    expect([await app.count('staff'), await app.count('tags'), await app.count('shop_connections')]).toEqual([
      1, 2, 1,
    ]);
    const audit = (await as('GET', '/api/audit?action=team.sandbox_used')).body['items'];
    expect(audit).toMatchObject([{ after: { channels: 2 } }]);
  });

  it('lets a customer bind through it', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    expect((await app.customer().binds(phone)).body).toMatchObject({ outcome: 'bound' });
  });
});
