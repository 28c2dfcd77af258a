import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseWebhook, type LineEvent } from './webhook.js';

type Sample = { name: string; body: { destination?: string; events: { type: string }[] } };
const samples = JSON.parse(
  readFileSync(new URL('../fixtures/webhooks.json', import.meta.url), 'utf8'),
) as Sample[];

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
const parseOne = (event: unknown): LineEvent => parseWebhook(bytes({ events: [event] }))!.events[0]!;

describe('parseWebhook', () => {
  it.each(samples)('reads the sample $name whole', ({ body }) => {
    const parsed = parseWebhook(bytes(body));
    expect(parsed?.events.map(({ type }) => type)).toEqual(body.events.map(({ type }) => type));
    expect(parsed?.events.every(({ id }) => id.length > 10)).toBe(true);
    expect(parsed?.destination).toBe(body.destination ?? '');
  });

  it('reads a text of a one-to-one chat', () => {
    const event = {
      type: 'message',
      mode: 'active',
      timestamp: 1_792_000_000_123,
      source: { type: 'user', userId: 'U0123' },
      webhookEventId: '01K0000000000000000000000A',
      deliveryContext: { isRedelivery: true },
      replyToken: 'token',
      message: { id: '77', type: 'text', text: '我已完成手機綁定' },
    };
    expect(parseOne(event)).toEqual({
      id: '01K0000000000000000000000A',
      type: 'message',
      timestamp: 1_792_000_000_123,
      mode: 'active',
      isRedelivery: true,
      userId: 'U0123',
      replyToken: 'token',
      text: '我已完成手機綁定',
      postbackData: null,
      isUnblocked: null,
      messageId: '77',
      raw: event,
    });
  });

  it('takes no user from a group, and no text from other messages', () => {
    const source = { type: 'group', groupId: 'C1', userId: 'U1' };
    expect(parseOne({ type: 'message', source, message: { type: 'text', text: 'hi' } }).userId).toBeNull();
    expect(parseOne({ type: 'message', message: { type: 'sticker', text: 'hi' } }).text).toBeNull();
  });

  it('reads follow, postback and unsend', () => {
    expect(parseOne({ type: 'follow', follow: { isUnblocked: true } }).isUnblocked).toBe(true);
    expect(parseOne({ type: 'postback', postback: { data: 'a=1' } }).postbackData).toBe('a=1');
    expect(parseOne({ type: 'unsend', unsend: { messageId: '9' } }).messageId).toBe('9');
  });

  it('gives an event without an id the same id when it comes again', () => {
    const event = { type: 'follow', timestamp: 5, deliveryContext: { isRedelivery: false } };
    const again = { ...event, deliveryContext: { isRedelivery: true } };
    expect(parseOne(event).id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(parseOne(again).id).toBe(parseOne(event).id);
    expect(parseOne({ ...event, timestamp: 6 }).id).not.toBe(parseOne(event).id);
  });

  it.each(['', 'no json', '[]', '"x"', '3', 'null', '{"events":[]', '\uFEFF['])(
    'answers null for %j',
    (text) => {
      expect(parseWebhook(Buffer.from(text))).toBeNull();
    },
  );

  it('answers null for bytes that are not UTF-8', () => {
    expect(parseWebhook(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toBeNull();
  });

  it('leaves out entries that are no events and survives odd types', () => {
    const events = [null, 3, 'x', [], { type: 7, source: 'me', message: [], timestamp: 'soon', mode: {} }];
    const parsed = parseWebhook(bytes({ destination: 5, events }));
    expect(parsed?.destination).toBe('');
    expect(parsed?.events.map(({ type, userId, timestamp }) => [type, userId, timestamp])).toEqual([
      ['unknown', null, 0],
    ]);
    expect(parseWebhook(bytes({ events: 'none' }))).toEqual({ destination: '', events: [] });
  });

  it('never throws, whatever JSON comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => parseWebhook(bytes({ events: [value] }))).not.toThrow();
        expect(() => parseWebhook(bytes(value))).not.toThrow();
      }),
    );
  });
});
