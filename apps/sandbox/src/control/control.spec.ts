import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { World as WorldDescription, WorldEvent } from '../protocol.js';
import type { Chat, User } from '../protocol.js';
import { keepWorld } from '../world/snapshot.js';
import { World } from '../world/world.js';
import { TestWorld, gold, stranger, sunrise } from '../world/world.test-kit.js';

describe('control API', () => {
  let test: TestWorld;
  beforeAll(async () => (test = await TestWorld.start()));
  afterAll(() => test.stop());
  beforeEach(() => test.reset());

  it('describes the world as the page expects it', async () => {
    const world = WorldDescription.parse(await test.control('GET', '/world'));
    expect(world.personas).toHaveLength(8);
    expect(world.magicNumbers).toHaveLength(12);
    expect(world.brands.map(({ name }) => name)).toEqual(['晨光選物', '海岸咖啡']);
    expect(world.brands[0]).toMatchObject({
      liffUrl: `http://localhost:3100/liff/${sunrise.liffId}`,
      liffEndpointUrl: `${test.world.config.productUrl}/liff-bind.html?liffId=${sunrise.liffId}`,
      webhookUrl: `${test.world.config.productUrl}/api/line/webhook/${sunrise.productChannelId}`,
    });
  });

  it('keeps the brands’ chats apart, whichever name a channel is called by', async () => {
    await test.control('POST', '/users/gold/messages', { text: '咖啡', channel: '@coastcafe' });
    expect((await test.control<Chat>('GET', '/chats/gold')).messages).toEqual([]);
    expect((await test.control<Chat>('GET', '/chats/gold?channel=coast')).messages).toHaveLength(1);
  });

  it('makes fresh people and changes them', async () => {
    const before = await test.control<User>('GET', `/users/${stranger}`);
    expect(before.friend).toEqual({ sunrise: 'friend', coast: 'friend' });
    const after = await test.control<User>('PUT', `/users/${stranger}`, {
      os: 'pc',
      language: 'en',
      friend: 'none',
    });
    expect(after).toMatchObject({ os: 'pc', language: 'en', friend: { sunrise: 'none', coast: 'friend' } });
    const { menu } = await test.control<Chat>('GET', `/chats/${stranger}`);
    expect(menu).toBeNull();
  });

  it('tells open pages what changes', async () => {
    const events: WorldEvent[] = [];
    const stop = test.world.bus.listen((event) => events.push(WorldEvent.parse(event)));
    await test.control('POST', `/users/${gold}/messages`, { text: '哈囉' });
    await test.control('POST', `/users/${gold}/block`);
    await test.control('PUT', '/settings', { smsDelayMs: 10 });
    await test.control('POST', '/reset');
    stop();
    const kinds = new Set(events.map(({ type }) => type));
    expect([...kinds].sort()).toEqual(['chat', 'journal', 'menu', 'reset', 'settings', 'user']);
  });

  it('starts afresh on reset', async () => {
    await test.control('PUT', '/settings', { quotaLimit: 1, quotaUsed: 1 });
    await test.control('PUT', '/faults', { service: 'line', kind: 'slow' });
    await test.control('POST', `/users/${gold}/messages`, { text: '哈囉' });
    await test.control('POST', '/reset');
    expect(await test.control('GET', '/faults')).toEqual({ items: [] });
    expect(await test.control('GET', '/journal')).toEqual({ items: [] });
    const chat = await test.control<Chat>('GET', `/chats/${gold}`);
    expect([chat.messages, chat.quota]).toEqual([[], { limit: 3000, used: 0 }]);
  });

  it.each<[string, string, object]>([
    ['no text', `/users/${gold}/messages`, {}],
    ['an unknown field', `/users/${gold}/messages`, { text: 'a', colour: 'red' }],
    ['a malformed id', '/id-tokens', { lineUserId: 'U123' }],
    ['an unknown way to break', '/id-tokens', { broken: 'slightly' }],
  ])('refuses %s', async (_name, path, payload) => {
    const answer = await test.app.inject({ method: 'POST', url: `/api${path}`, payload });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ error: 'invalid_request', message: expect.any(String) as string });
  });

  it('keeps its world in a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const file = join(folder, 'deep', 'world.json');
    const first = new World(test.world.config);
    const keeper = keepWorld(first, file);
    first.users.ensure(stranger);
    const brand = first.brands.all()[0];
    if (brand) {
      first.addMessage(brand, gold, {
        from: 'user',
        via: 'typed',
        cost: null,
        message: { type: 'text' },
        text: '在',
      });
    }
    first.sms.accept({ id: 'm-1', to: '+886900000001', text: '123456', reportUrl: null }, 0);
    await keeper.flush();

    const second = new World(test.world.config);
    keepWorld(second, file);
    expect(second.users.find(stranger)).toEqual(first.users.find(stranger));
    expect(second.chats.list('sunrise', gold)).toEqual(first.chats.list('sunrise', gold));
    expect(second.sms.list('+886900000001')[0]?.code).toBe('123456');
    await rm(folder, { recursive: true });
  });
});
