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

  it('refuses a page of another origin', async () => {
    const headers = { origin: 'https://evil.example' };
    expect(await app.call('POST', '/api/setup', { body: input(), headers })).toMatchObject({ status: 403 });
  });
});
