import { randomUUID } from 'node:crypto';
import type { Chat } from '../protocol.js';
import { TestWorld, gold, stranger } from '../world/world.test-kit.js';

const text = (words: string) => [{ type: 'text', text: words }];

describe('messages of the pretend LINE platform', () => {
  let test: TestWorld;
  beforeAll(async () => (test = await TestWorld.start()));
  afterAll(() => test.stop());
  beforeEach(() => test.reset());

  const chat = (user = gold) => test.control<Chat>('GET', `/chats/${user}`);
  const replyTokenOf = async () => {
    await test.control('POST', `/users/${gold}/messages`, { text: '我已完成手機綁定' });
    return String(test.lastEvent()['replyToken']);
  };
  const reply = (replyToken: string, headers?: Record<string, string>) =>
    test.line('POST', '/v2/bot/message/reply', { replyToken, messages: text('恭喜') }, headers);
  const push = (to: string, headers?: Record<string, string>) =>
    test.line('POST', '/v2/bot/message/push', { to, messages: text('通知') }, headers);

  it('takes a reply token once, free of charge', async () => {
    const token = await replyTokenOf();
    const first = await reply(token);
    const second = await reply(token);

    expect(first.statusCode).toBe(200);
    expect(first.json()).toEqual({
      sentMessages: [{ id: expect.any(String) as string, quoteToken: expect.any(String) as string }],
    });
    expect(first.headers['x-line-request-id']).toEqual(expect.any(String) as string);
    expect([second.statusCode, second.json()]).toEqual([400, { message: 'Invalid reply token' }]);
    const { messages, quota } = await chat();
    expect(messages.map(({ from, cost, text }) => [from, cost, text])).toEqual([
      ['user', null, '我已完成手機綁定'],
      ['brand', 'free', '恭喜'],
    ]);
    expect(quota.used).toBe(0);
  });

  it('lets a reply token expire after a minute, unless the event is delivered again', async () => {
    const late = await replyTokenOf();
    test.now += 60_001;
    expect((await reply(late)).statusCode).toBe(400);

    const again = await replyTokenOf();
    test.now += 90_000;
    test.world.replyTokens.renew(again);
    expect((await reply(again)).statusCode).toBe(200);
  });

  it('refuses a reply with a retry key, and without a good channel token', async () => {
    const token = await replyTokenOf();
    expect((await reply(token, { 'x-line-retry-key': randomUUID() })).statusCode).toBe(400);
    expect((await reply(token, { authorization: 'Bearer wrong' })).statusCode).toBe(401);
    expect((await reply(token)).statusCode).toBe(200);
  });

  it('checks messages by LINE’s rules and keeps the token', async () => {
    const token = await replyTokenOf();
    const wrong = await test.line('POST', '/v2/bot/message/reply', { replyToken: token, messages: text('') });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.json()).toEqual({
      message: 'The request body has 1 error(s)',
      details: [{ message: 'May not be empty', property: 'messages[0].text' }],
    });
    expect((await reply(token)).statusCode).toBe(200);
  });

  it('answers 409 to an accepted retry key and does not push again', async () => {
    const headers = { 'x-line-retry-key': randomUUID() };
    const first = await push(gold, headers);
    const again = await push(gold, headers);
    expect(first.statusCode).toBe(200);
    expect(again.statusCode).toBe(409);
    expect(again.headers['x-line-accepted-request-id']).toBe(first.headers['x-line-request-id']);
    expect(again.json()).toEqual({ message: 'The retry key is already accepted', ...first.json<object>() });
    expect((await chat()).messages).toHaveLength(1);
    expect((await chat()).quota.used).toBe(1);
  });

  it('counts pushes per recipient and stops at the monthly limit', async () => {
    await test.control('PUT', '/settings', { quotaLimit: 1 });
    expect((await push(gold)).statusCode).toBe(200);
    const over = await push(gold);
    expect([over.statusCode, over.json()]).toEqual([
      429,
      { message: 'You have reached your monthly limit.' },
    ]);
    const consumption = await test.line('GET', '/v2/bot/message/quota/consumption');
    expect(consumption.json()).toEqual({ totalUsage: 1 });
  });

  it('refuses unknown people; says 200 and delivers nothing to who blocked', async () => {
    const unknown = await push(stranger);
    expect([unknown.statusCode, unknown.json()]).toEqual([400, { message: 'Failed to send messages' }]);
    await test.control('POST', `/users/${gold}/block`);
    expect((await push(gold)).statusCode).toBe(200);
    const after = await chat();
    expect(after.messages.filter(({ from }) => from === 'brand')).toEqual([]);
    expect(after.quota.used).toBe(0);
  });

  it.each<[string, object, string]>([
    ['no message', [], 'messages'],
    ['six messages', Array.from({ length: 6 }, () => text('a')[0]), 'messages'],
    ['5,001 units', text('字'.repeat(5001)), 'messages[0].text'],
    ['unknown type', [{ type: 'poem', text: 'a' }], 'messages[0].type'],
    [
      'five buttons',
      [
        {
          type: 'template',
          altText: 'a',
          template: {
            type: 'buttons',
            text: 'a',
            actions: Array(5).fill({ type: 'message', label: 'a', text: 'a' }),
          },
        },
      ],
      'messages[0].template.actions',
    ],
    [
      'flex without a block',
      [{ type: 'flex', altText: 'a', contents: { type: 'bubble' } }],
      'messages[0].contents',
    ],
    [
      'flex with an empty text',
      [
        {
          type: 'flex',
          altText: 'a',
          contents: {
            type: 'bubble',
            body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: '' }] },
          },
        },
      ],
      'messages[0].contents.body.contents[0].text',
    ],
  ])('validate refuses %s', async (_name, messages, property) => {
    const answer = await test.line('POST', '/v2/bot/message/validate/reply', { messages });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ details: { property: string }[] }>().details[0]?.property).toBe(property);
  });

  it('validate accepts a good card', async () => {
    const action = {
      type: 'uri',
      label: '查看會員卡',
      uri: 'http://localhost:3100/liff/2000000002-SunRise1/card',
    };
    const hero = { type: 'image', url: 'http://localhost:3000/media/1.jpg', action };
    const body = {
      type: 'box',
      layout: 'vertical',
      contents: [
        { type: 'text', text: '恭喜' },
        { type: 'button', action },
      ],
    };
    const messages = [{ type: 'flex', altText: '卡片', contents: { type: 'bubble', hero, body } }];
    expect((await test.line('POST', '/v2/bot/message/validate/push', { messages })).json()).toEqual({});
  });
});
