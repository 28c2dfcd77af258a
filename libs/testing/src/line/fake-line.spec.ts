import { parseWebhook, verifySignature } from '@tieline/line';
import { FakeLine } from './fake-line.js';
import { lineUser, webhook } from './webhook-builder.js';

const credentials = { channelId: '2000000001', channelSecret: 'secret' };
const messages = [{ type: 'text' as const, text: '您好' }];
const amy = lineUser('amy');

describe('FakeLine', () => {
  it('takes a reply token once', async () => {
    const { client, replies } = new FakeLine();
    await expect(client.reply(credentials, 'r1', messages)).resolves.toMatchObject({ ok: true });
    await expect(client.reply(credentials, 'r1', messages)).resolves.toMatchObject({
      reason: 'invalid_reply_token',
    });
    expect(replies).toHaveLength(1);
  });

  it('does not push the same retry key twice, also when the first answer was lost', async () => {
    const fake = new FakeLine();
    const push = { to: amy, messages, retryKey: 'k' };
    fake.failNext(/push$/, 'hang');
    await expect(fake.client.push(credentials, push)).resolves.toMatchObject({ reason: 'network' });
    await expect(fake.client.push(credentials, push)).resolves.toMatchObject({ value: { repeated: true } });
    expect(fake.texts).toEqual(['您好']);
  });

  it('fails as told, once', async () => {
    const fake = new FakeLine();
    fake.failNext(/reply/, { status: 429, message: 'You have reached your monthly limit.' });
    await expect(fake.client.reply(credentials, 'r', messages)).resolves.toMatchObject({
      reason: 'monthly_limit',
    });
    await expect(fake.client.reply(credentials, 'r', messages)).resolves.toMatchObject({ ok: true });
  });

  it('knows profiles and quota', async () => {
    const { client, profiles } = new FakeLine();
    await expect(client.getProfile(credentials, amy)).resolves.toMatchObject({ reason: 'not_found' });
    profiles.set(amy, { displayName: 'Amy' });
    await expect(client.getProfile(credentials, amy)).resolves.toMatchObject({
      value: { displayName: 'Amy' },
    });
    await expect(client.getQuota(credentials)).resolves.toMatchObject({ value: { type: 'limited' } });
  });
});

describe('webhook()', () => {
  it('reads like a sentence and comes out as LINE would send it', async () => {
    const { body, signature } = webhook()
      .to(lineUser('bot'))
      .from(amy)
      .follow()
      .at(1_792_000_060_000)
      .text('我已完成手機綁定')
      .withReplyToken('r1')
      .signedWith('secret');
    expect(await verifySignature(body, signature, ['secret'])).toBe(true);
    const parsed = parseWebhook(body);
    expect(parsed?.destination).toBe(lineUser('bot'));
    expect(parsed?.events).toMatchObject([
      { type: 'follow', userId: amy, isUnblocked: false },
      { type: 'message', text: '我已完成手機綁定', replyToken: 'r1', timestamp: 1_792_000_060_000 },
    ]);
  });

  it('delivers again with the same ids', () => {
    const first = webhook().from(amy).postback('a=1').withEventId('01K0');
    const before = parseWebhook(first.signedWith('s').body)?.events[0];
    const again = parseWebhook(first.redelivered().signedWith('s').body)?.events[0];
    expect(again).toMatchObject({ id: '01K0', isRedelivery: true, postbackData: 'a=1' });
    expect(again?.replyToken).toBe(before?.replyToken);
  });

  it('writes events without a source, of groups and of unknown types', () => {
    const { body } = webhook().event('brandNew', {}).inGroup('C1', amy).text('hi').unfollow().signedWith('s');
    expect(parseWebhook(body)?.events.map(({ type, userId }) => [type, userId])).toEqual([
      ['brandNew', null],
      ['message', null],
      ['unfollow', null],
    ]);
  });
});
