import { createHmac } from 'node:crypto';
import type { JournalEntry, UserActionResult } from '../protocol.js';
import { TestWorld, gold, sunrise, until } from '../world/world.test-kit.js';

const string = expect.any(String) as string;

describe('webhooks to the product', () => {
  let test: TestWorld;
  beforeAll(async () => (test = await TestWorld.start()));
  afterAll(() => test.stop());
  beforeEach(() => test.reset());

  const say = (text: string) => test.control<UserActionResult>('POST', `/users/${gold}/messages`, { text });

  it('are signed over the raw bytes with the Messaging channel’s secret', async () => {
    await say('👨‍👩‍👧 我已完成手機綁定');
    const [{ headers, body } = { headers: {}, body: '' }] = test.received;
    const right = createHmac('sha256', sunrise.messaging.channelSecret).update(body, 'utf8').digest('base64');
    expect(headers['x-line-signature']).toBe(right);
  });

  it('have LINE’s shape', async () => {
    const { webhook } = await say('哈囉');
    expect(JSON.parse(test.received[0]?.body ?? '')).toEqual({
      destination: sunrise.botUserId,
      events: [
        {
          type: 'message',
          mode: 'active',
          timestamp: test.now,
          source: { type: 'user', userId: gold },
          webhookEventId: webhook?.webhookEventId,
          deliveryContext: { isRedelivery: false },
          replyToken: string,
          message: { type: 'text', text: '哈囉', id: string, quoteToken: string, markAsReadToken: string },
        },
      ],
    });
    expect(webhook).toMatchObject({ status: 200, error: null });
    expect(webhook?.webhookEventId).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('tell of blocking without a reply token, and of coming back', async () => {
    await test.control('POST', `/users/${gold}/block`);
    expect(test.lastEvent()['type']).toBe('unfollow');
    expect(test.lastEvent()).not.toHaveProperty('replyToken');
    const refused = await test.app.inject({
      method: 'POST',
      url: `/api/users/${gold}/messages`,
      payload: { text: 'a' },
    });
    expect(refused.statusCode).toBe(409);
    expect((await test.line('GET', `/v2/bot/profile/${gold}`)).statusCode).toBe(404);

    await test.control('POST', `/users/${gold}/follow`);
    expect(test.lastEvent()).toMatchObject({
      type: 'follow',
      follow: { isUnblocked: true },
      replyToken: string,
    });
    expect((await test.line('GET', `/v2/bot/profile/${gold}`)).json()).toMatchObject({
      displayName: '王小明',
    });
  });

  it('carry postbacks', async () => {
    await test.control('POST', `/users/${gold}/postbacks`, { data: 'action=card', displayText: '會員卡' });
    expect(test.lastEvent()).toMatchObject({ type: 'postback', postback: { data: 'action=card' } });
  });

  it('come again until they are accepted, when that is switched on', async () => {
    await test.control('PUT', '/settings', { redelivery: { enabled: true, attempts: 3, delayMs: 20 } });
    test.productStatus = 500;
    const { webhook } = await say('再試');
    test.productStatus = 200;
    await until(() => test.received.length > 1);
    expect(test.received).toHaveLength(2);
    expect(test.lastEvent()).toMatchObject({
      webhookEventId: webhook?.webhookEventId,
      deliveryContext: { isRedelivery: true },
    });
  });

  it('wait two seconds for an answer and record that none came', async () => {
    test.productAnswers = false;
    const { webhook } = await say('有人嗎');
    expect(webhook).toMatchObject({ status: null, error: 'request_timeout' });
    const { items } = await test.control<{ items: JournalEntry[] }>('GET', '/journal?service=webhook');
    expect(items[0]).toMatchObject({ operation: 'message', status: null, answer: 'request_timeout' });
  });

  it('go where the product says, and can be tested', async () => {
    const endpoint = String(test.world.brands.find('sunrise')?.webhook.endpoint).replace('/api/', '/other/');
    expect((await test.line('PUT', '/v2/bot/channel/webhook/endpoint', { endpoint })).json()).toEqual({});
    expect((await test.line('GET', '/v2/bot/channel/webhook/endpoint')).json()).toEqual({
      endpoint,
      active: true,
    });
    expect((await test.line('POST', '/v2/bot/channel/webhook/test', {})).json()).toMatchObject({
      success: true,
      statusCode: 200,
      reason: 'OK',
    });
    expect(JSON.parse(test.received.at(-1)?.body ?? '')).toEqual({
      destination: sunrise.botUserId,
      events: [],
    });
  });
});
