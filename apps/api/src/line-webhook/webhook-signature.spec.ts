import { readFileSync } from 'node:fs';
import { lineSignature, webhook } from '@tieline/testing';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';
import { eventsDone, newLineUser, postWebhook, signed } from '../../test/webhooks.js';
import { ChannelSetup } from '../channels/channel-setup.js';
import { channelSecretPlace } from '../channels/channel-secrets.js';
import { Cipher } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import { newId } from '../database/ids.js';

const times = (n: number) => Array.from({ length: n }, (_none, index) => index);
const samples = JSON.parse(
  readFileSync(new URL('../../../../libs/line/fixtures/webhooks.json', import.meta.url), 'utf8'),
) as { name: string; body: { events: object[] } }[];

describeEachEngine('the door of the webhook', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  const post = (event: Parameters<typeof postWebhook>[1], to?: string) => postWebhook(app, event, to);
  const teamId = async (channelId: string = demo.channelId) =>
    (await app.rows<{ id: string }>('SELECT team_id AS id FROM channels WHERE id = ?', [channelId]))[0]!.id;
  const stored = () => app.count('webhook_events');

  describe('believes a signature over the raw bytes only', () => {
    const text = JSON.stringify(webhook().from(newLineUser()).text('hi').toJson());
    const good = lineSignature(text, demo.messagingSecret);
    it.each<[string, Record<string, string>]>([
      ['none', {}],
      ['an empty one', { 'x-line-signature': '' }],
      ['a wrong one', { 'x-line-signature': lineSignature(text, 'wrong') }],
      [
        'that of another channel',
        { 'x-line-signature': lineSignature(text, 'another-messaging-secret-aaaaaaa') },
      ],
      ['that of another body', { 'x-line-signature': lineSignature(`${text} `, demo.messagingSecret) }],
      ['that of an empty secret', { 'x-line-signature': lineSignature(text, '') }],
      ['hex', { 'x-line-signature': Buffer.from(good, 'base64').toString('hex') }],
      ['two joined', { 'x-line-signature': `${good}, ${good}` }],
      ['one with a space', { 'x-line-signature': `${good.slice(0, 20)} ${good.slice(20)}` }],
      ['base64url', { 'x-line-signature': good.replaceAll('+', '-').replaceAll('/', '_').replace('=', '') }],
      ['one under another name', { 'x-hub-signature': good }],
    ])('refuses %s, and stores nothing', async (_name, headers) => {
      const before = await stored();
      const answer = await post({
        body: Buffer.from(text),
        headers: { 'content-type': 'application/json', ...headers },
      });
      expect(answer).toMatchObject({ status: 401, body: { code: 'webhook.signature' } });
      expect(await stored()).toBe(before);
    });

    it('refuses the same JSON in other bytes, and an unsigned empty one', async () => {
      const { headers } = signed(text);
      for (const body of [JSON.stringify(JSON.parse(text), null, 1), `\ufeff${text}`, `${text}\n`]) {
        expect((await post({ body: Buffer.from(body), headers })).status).toBe(401);
      }
      const empty = Buffer.from('{"destination":"U","events":[]}');
      expect((await post({ body: empty, headers: { 'content-type': 'application/json' } })).status).toBe(401);
      expect((await post(signed(empty))).status).toBe(200);
    });

    it('takes any bytes that are signed, whatever their content type', async () => {
      const odd = `{ "events":[{"type":"message","source":{"type":"user","userId":"${newLineUser()}"},"timestamp":${Date.now()},
        "webhookEventId":"01ODD${Date.now()}","message":{"type":"text","id":"1","text":"\\u00e9 😀"}} ] , "destination":"U" }`;
      const before = await stored();
      const { headers, body } = signed(odd);
      expect((await post({ body, headers: { ...headers, 'content-type': 'text/plain' } })).status).toBe(200);
      expect((await stored()) - before).toBe(1);
    });

    it('knows its channels only', async () => {
      for (const id of [newId(), 'x', '%00', `${demo.channelId}x`]) {
        const answer = await post(signed(text), `/api/line/webhook/${id}`);
        expect([id, answer.status]).toEqual([id, 401]);
      }
      expect((await post(signed(text), `/api/line/webhook/${demo.otherChannelId}`)).status).toBe(401);
    });

    it('knows a channel from its first moment, though somebody asked for it before', async () => {
      const id = newId();
      const staff = { staffId: newId(), role: 'admin', requestId: 'r', locale: 'zh-TW' } as const;
      const of = { ...staff, teamId: await teamId() };
      const to = `/api/line/webhook/${id}`;
      const follow = webhook().from(newLineUser()).follow().signedWith('the-secret-of-a-new-channel');
      expect((await post(follow, to)).status).toBe(401);
      const channel = {
        ...{ id, name: '新頻道', basicId: null, messagingChannelId: '2009990001' },
        ...{ messagingSecret: 'the-secret-of-a-new-channel', loginChannelId: null, loginSecret: null },
        liffId: null,
      };
      await app.get(Transactions).run((tx) => app.get(ChannelSetup).insert(tx, of, channel));
      expect((await post(follow, to)).status).toBe(200);
    });

    it('knows a secret that another process has saved', async () => {
      const secret = 'another-process-saved-this-secret';
      const follow = () => webhook().from(newLineUser()).follow().signedWith(secret);
      const to = `/api/line/webhook/${demo.otherChannelId}`;
      expect((await post(follow(), to)).status).toBe(401);
      const place = { teamId: await teamId(demo.otherChannelId), id: demo.otherChannelId };
      const sealed = app.get(Cipher).seal(secret, channelSecretPlace(place, 'messagingSecret'));
      await app.rows('UPDATE channels SET messaging_secret_sealed = ? WHERE id = ?', [sealed, place.id]);
      app.passTime(1001);
      expect((await post(follow(), to)).status).toBe(200);
    });

    it.each(['', '{', '[]', 'null', '"x"', '\u0000'])('refuses %j though it is signed', async (body) => {
      const answer = await post(signed(body));
      expect(answer.status).toBe(400);
      expect(answer.headers['content-type']).toContain('problem+json');
    });

    it('refuses bodies above a megabyte and survives deep ones', async () => {
      expect((await post(signed(`{"events":[],"x":"${'x'.repeat(1_048_577)}"}`))).status).toBe(413);
      const deep = `{"destination":"U","events":[${'['.repeat(5000)}${']'.repeat(5000)}]}`;
      expect((await post(signed(deep))).status).toBe(200);
      const many = {
        destination: 'U',
        events: times(3000).map((n) => ({ type: 'x', webhookEventId: `many-${n}`, timestamp: Date.now() })),
      };
      expect((await post(signed(JSON.stringify(many)))).status).toBe(200);
      expect(await app.count('webhook_events', "event_id LIKE 'many-%'")).toBe(3000);
    });
  });

  it.each(samples)('takes $name, as LINE’s own SDKs are tested with', async ({ body }) => {
    expect((await post(signed(JSON.stringify(body)))).status).toBe(200);
    await eventsDone(app);
  });
});
