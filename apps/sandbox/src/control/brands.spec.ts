import type { Brand, Chat, CreatedIdToken } from '../protocol.js';
import { TestWorld, gold, sunrise } from '../world/world.test-kit.js';

const claims = (idToken: string) =>
  JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as { sub: string };

describe('accounts and how they are set up', () => {
  let test: TestWorld;
  beforeAll(async () => {
    test = await TestWorld.start();
  });
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const change = (body: object) => test.control<Brand>('PUT', '/brands/sunrise', body);
  const liffApps = async (channel: Brand['login']) => {
    const authorization = `Bearer ${await test.channelToken(channel)}`;
    return test.app.inject({ method: 'GET', url: '/line/liff/v1/apps', headers: { authorization } });
  };
  const testWebhook = async () =>
    (await test.line('POST', '/v2/bot/channel/webhook/test')).json<{ reason: string; statusCode: number }>();

  it('opens one that has nothing yet, and whose friends everybody is', async () => {
    const brand = await test.control<Brand>('POST', '/brands', { name: '港邊書店' });
    expect(brand).toMatchObject({ name: '港邊書店', webhookUrl: null, liffId: '', productChannelId: '' });
    expect((await liffApps(brand.login)).statusCode).toBe(404);
    const chat = await test.control<Chat>('GET', `/chats/${gold}?channel=${brand.key}`);
    expect(chat.friend).toBe('friend');
    await test.control('POST', '/reset');
    expect(await test.control('GET', `/chats/${gold}?channel=${brand.key}`)).toMatchObject({
      error: 'not_found',
    });
  });

  it('shows the LIFF app that the product made for it', async () => {
    const brand = await test.control<Brand>('POST', '/brands', { name: '港邊書店' });
    const authorization = `Bearer ${await test.channelToken(brand.login)}`;
    const made = await test.app.inject({
      method: 'POST',
      url: '/line/liff/v1/apps',
      headers: { authorization },
      payload: { view: { type: 'full', url: 'http://localhost:3000/liff-bind.html' } },
    });
    const { liffId } = made.json<{ liffId: string }>();
    const changed = await test.control<Brand>('PUT', `/brands/${brand.key}`, { liffApp: { size: 'tall' } });
    expect(changed).toMatchObject({ liffId, liffEndpointUrl: 'http://localhost:3000/liff-bind.html' });
  });

  it('takes no token for a secret that was reissued, and signs with the new one', async () => {
    await change({ messagingSecret: 'a-new-secret' });
    expect(await test.channelToken(sunrise.messaging)).toBeUndefined();
    expect(await test.channelToken({ ...sunrise.messaging, channelSecret: 'a-new-secret' })).toBeDefined();
    await test.control('POST', '/reset');
    expect(await test.channelToken(sunrise.messaging)).toBeDefined();
  });

  it('breaks the LIFF app as its owner would', async () => {
    const url = 'https://old.example/liff-bind.html';
    await change({ liffApp: { size: 'compact', url, scope: ['profile'], botPrompt: 'none' } });
    const { apps } = (await liffApps(sunrise.login)).json<{ apps: object[] }>();
    expect(apps).toMatchObject([
      { liffId: sunrise.liffId, view: { type: 'compact', url }, scope: ['profile'], botPrompt: 'none' },
    ]);
  });

  it.each([
    ['could_not_connect', 'COULD_NOT_CONNECT', 0],
    ['request_timeout', 'REQUEST_TIMEOUT', 0],
    ['error_status', 'ERROR_STATUS_CODE', 503],
  ])('keeps LINE from the product: %s', async (trouble, reason, statusCode) => {
    await change({ webhook: { trouble } });
    expect(await testWebhook()).toMatchObject({ reason, statusCode });
    expect(test.received).toHaveLength(0);
    await change({ webhook: { trouble: null } });
    expect(await testWebhook()).toMatchObject({ reason: 'OK' });
  });

  it('knows people by another id under a foreign provider, and the chat does not know that id', async () => {
    const idToken = async () =>
      (await test.control<CreatedIdToken>('POST', '/id-tokens', { persona: 'gold' })).idToken;
    expect(claims(await idToken()).sub).toBe(gold);
    await change({ provider: 'foreign' });
    const { sub } = claims(await idToken());
    expect(sub).not.toBe(gold);
    expect((await test.line('GET', `/v2/bot/profile/${sub}`)).statusCode).toBe(404);
    await test.control('POST', `/users/${gold}/messages`, { text: 'hi' });
    expect(test.lastEvent()['source']).toMatchObject({ userId: gold });
  });

  it('loses menus to another tool, which shows its own', async () => {
    const size = { width: 2500, height: 843 };
    const menu = { size, selected: true, name: 'm', chatBarText: 'm', areas: [] };
    await test.line('POST', '/v2/bot/richmenu', menu);
    await change({ richMenus: { deleted: true, default: 'other' } });
    const { richmenus } = (await test.line('GET', '/v2/bot/richmenu/list')).json<{
      richmenus: { name: string }[];
    }>();
    expect(richmenus.map(({ name }) => name)).toEqual(['其他工具的選單']);
    expect((await test.line('GET', '/v2/bot/user/all/richmenu')).statusCode).toBe(200);
    await change({ richMenus: { default: 'none' } });
    expect((await test.line('GET', '/v2/bot/user/all/richmenu')).statusCode).toBe(404);
  });

  it('refuses what no console can do', async () => {
    expect(await change({ liffApp: { size: 'huge' } })).toMatchObject({ error: 'invalid_request' });
    expect(await test.control('PUT', '/brands/nobody', {})).toMatchObject({ error: 'not_found' });
    const { key } = await test.control<Brand>('POST', '/brands', { name: 'x' });
    expect(await test.control('PUT', `/brands/${key}`, { liffApp: { size: 'full' } })).toMatchObject({
      error: 'no_liff_app',
    });
  });
});

describe('the SMS gateway’s credit', () => {
  let test: TestWorld;
  beforeAll(async () => {
    test = await TestWorld.start();
  });
  afterAll(() => test.stop());

  const send = (id: string) =>
    test.app.inject({
      method: 'POST',
      url: '/sms/messages',
      headers: { authorization: 'Bearer sandbox-sms-token' },
      payload: { id, to: '+886911000001', text: 'hi' },
    });

  it('is used up by messages, and then none goes out', async () => {
    await test.control('PUT', '/settings', { smsCredits: 1 });
    expect((await send('1')).statusCode).toBe(201);
    const refused = await send('2');
    expect([refused.statusCode, refused.json()]).toMatchObject([402, { group: 'no_credit' }]);
    // One that was taken before is still known.
    expect((await send('1')).statusCode).toBe(201);
  });
});
