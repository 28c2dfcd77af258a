import type { ChannelReport, IdentityTest } from '@tieline/contracts';
import { lineUser, webhook } from '@tieline/testing';
import { describeEachEngine } from '../../../test/engines.js';
import { TestApp, demo, type Answered } from '../../../test/test-app.js';
import { eventsDone, newLineUser, postWebhook } from '../../../test/webhooks.js';
import { eventually } from '../../../test/eventually.js';

type Started = IdentityTest & { url: string };
type Opened = { text: string; prefilledChatUrl: string | null; profileFound: boolean };

describeEachEngine('the same-provider proof', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
    app.line.setup.bot = { userId: lineUser('bot'), basicId: '@sunrise', displayName: '晨光選物' };
  });
  afterAll(() => app.stop());

  const base = `/api/channels/${demo.channelId}`;
  async function start(): Promise<string> {
    const { status, body } = await app.as<Started>('admin', 'POST', `${base}/identity-tests`);
    expect(status).toBe(201);
    expect(body.url).toMatch(new RegExp(`^https://liff.line.me/${demo.liffId}/test/[\\w-]{43}$`));
    return body.url.slice(body.url.lastIndexOf('/') + 1);
  }
  function open(token: string, sub: string, aud: string = demo.loginChannelId): Promise<Answered<Opened>> {
    const idToken = app.issuer.token({ sub, aud, now: app.now() });
    return app.call<Opened>('POST', '/api/liff/identity-tests', {
      body: { liffId: demo.liffId, token, idToken },
    });
  }
  async function say(user: string, text: string): Promise<void> {
    await postWebhook(app, webhook().from(user).text(text).signedWith(demo.messagingSecret));
    await eventsDone(app);
  }
  const state = async () =>
    (await app.as<{ test: IdentityTest | null }>('supervisor', 'GET', `${base}/identity-test`)).body.test
      ?.state;
  const found = async () => {
    const { body } = await app.as<ChannelReport>('admin', 'GET', `${base}/checks`);
    return body.checks.find(({ check }) => check === 'sameProvider')?.code;
  };

  it('holds when both channels know one person by one id', async () => {
    const user = newLineUser();
    app.line.profiles.set(user, { displayName: '店長' });
    const token = await start();
    expect(await state()).toBe('waiting');
    const opened = await open(token, user);
    expect(opened).toMatchObject({ status: 200, body: { profileFound: true } });
    expect(opened.body.prefilledChatUrl).toContain(encodeURIComponent(opened.body.text));
    expect(await state()).toBe('opened');
    await say(user, opened.body.text);
    expect(await state()).toBe('proven');
    expect(await found()).toBe('provider.ok');
    await eventually(() => app.line.texts.some((text) => text.startsWith('連線測試成功')), 'the reply');
  });

  it('is worth nothing for another pair of channels', async () => {
    await app.as('admin', 'PATCH', base, { loginChannelId: '2000000099' });
    await app.as('admin', 'POST', `${base}/checks`, { checks: ['sameProvider'] });
    expect(await found()).toBe('provider.outdated');
    await app.as('admin', 'PATCH', base, { loginChannelId: demo.loginChannelId });
  });

  it('names a foreign provider: the words come back in another name', async () => {
    const token = await start();
    const { body } = await open(token, newLineUser());
    expect(body.profileFound).toBe(false);
    await say(newLineUser(), body.text);
    expect(await state()).toBe('foreign');
    expect(await found()).toBe('provider.foreign');
  });

  it('takes who becomes readable by writing', async () => {
    const user = newLineUser();
    const token = await start();
    const { body } = await open(token, user);
    app.line.profiles.set(user, { displayName: '新朋友' });
    await say(user, body.text);
    expect(await found()).toBe('provider.ok');
  });

  it.each([
    [true, 'provider.no_message'],
    [false, 'provider.profile_missing'],
  ])('says what is missing when no message came (readable: %s)', async (readable, code) => {
    const user = newLineUser();
    if (readable) app.line.profiles.set(user, { displayName: 'x' });
    const token = await start();
    const { body } = await open(token, user);
    app.passTime(10 * 60_000 + 1);
    await app.as('admin', 'POST', `${base}/checks`, { checks: ['sameProvider'] });
    expect(await found()).toBe(code);
    expect(await state()).toBe('expired');
    await say(user, body.text);
    expect(await state()).toBe('expired');
  });

  it('refuses a link that is over, replaced, guessed or of another channel', async () => {
    const replaced = await start();
    const token = await start();
    const refused = { status: 404, body: { code: 'auth.link_invalid' } };
    expect(await open(replaced, newLineUser())).toMatchObject(refused);
    expect(await open('x'.repeat(43), newLineUser())).toMatchObject(refused);
    const idToken = app.issuer.token({ sub: newLineUser(), aud: '2000000012', now: app.now() });
    const elsewhere = { liffId: demo.otherLiffId, token, idToken };
    expect(await app.call('POST', '/api/liff/identity-tests', { body: elsewhere })).toMatchObject(refused);
    app.passTime(10 * 60_000 + 1);
    expect(await open(token, newLineUser())).toMatchObject(refused);
  });

  it('believes no token that LINE did not make for this channel', async () => {
    const token = await start();
    expect(await open(token, newLineUser(), '2000000012')).toMatchObject({ status: 401 });
    expect(await state()).toBe('waiting');
  });

  it('keeps nothing of who took part, and makes no contact', async () => {
    const user = newLineUser();
    const before = await app.count('contacts');
    const { body } = await open(await start(), user);
    await say(user, body.text);
    expect(await app.count('contacts')).toBe(before);
    expect(JSON.stringify(await app.rows('SELECT * FROM channel_identity_tests'))).not.toContain(user);
  });
});
