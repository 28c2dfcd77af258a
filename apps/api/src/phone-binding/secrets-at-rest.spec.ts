import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { redisContent } from '../../test/redis-content.js';
import { TestApp, demo } from '../../test/test-app.js';
import { eventsDone } from '../../test/webhooks.js';
import { base64, dumpOf, listenToLogs, standingAlone } from '../../test/what-is-told.js';
import { Cipher } from '../database/cipher.js';
import { codeKeyPurpose, codeOf } from '../otp/otp-code.js';

type Challenge = { id: string; seed: string; channel_id: string; line_user_id: string; phone_index: string };

const crowd = 100;
const atATime = 10;

describeEachEngine('what a dump of the database, Redis and the logs tell', (engine) => {
  let app: TestApp;
  let logged: string[];
  const secrets = new Set<string>();
  const codes = new Set<string>();

  beforeAll(async () => {
    app = await TestApp.start(engine);
    logged = listenToLogs(app);
    await journeys();
    await bindsCrowd();
    await serverTags();
    await sentAndWorkedOn();
  }, 120_000);
  afterAll(() => app.stop());

  async function sentAndWorkedOn() {
    await eventually(async () => (await app.count('deliveries', "state = 'queued'")) === 0, 'the deliveries');
    await eventsDone(app);
  }

  function remember(e164: string, ...tokens: string[]) {
    const national = e164.slice(4);
    for (const secret of [e164, e164.slice(1), `0${national}`, national, ...tokens]) secrets.add(secret);
  }

  /** Bound, wrong code, not found, several, contested, shop down, refused SMS, chat, a broken statement. */
  async function journeys() {
    const phones = Array.from({ length: 6 }, () => app.freshPhone());
    const [bound = '', contested = '', many = '', down = '', refused = ''] = phones;
    app.shop.add({ phone: bound, name: '王小明' });
    app.shop.add({ phone: contested, id: 'twice' });
    for (const _member of [1, 2]) app.shop.add({ phone: many });
    for (const phone of [bound, contested, contested, many, ...phones]) {
      const customer = app.customer({ name: '李大華' });
      const token = customer.idToken();
      await customer.opens();
      remember(phone, token, customer.session?.token ?? '');
      app.shop.breakDown(phone === down ? { kind: 'unavailable', detail: 'down' } : null);
      if (phone === refused)
        app.sms.answerNext({ kind: 'rejected', group: 'bad_number', detail: `no ${phone.length}` });
      const before = app.sms.sent.length;
      if ((await customer.asksCode(phone)).status === 202 && phone !== refused) {
        const code = await customer.receivesCode(phone);
        codes.add(code);
        await customer.enters(code === '000000' ? '111111' : '000000');
        await customer.enters(code);
      }
      expect(app.sms.sent.length).toBeGreaterThanOrEqual(before);
      // whoever puts a token into an address is refused, and gives it to no log
      const { token: inAddress = '' } = customer.session ?? {};
      await app.call('GET', `/api/liff/session?token=${inAddress}`);
      await app.call('GET', `/api/nowhere?id_token=${token}`);
      await customer.writes('我已完成手機綁定');
      await customer.writes(`my number is ${phone}`);
      await sentAndWorkedOn();
      app.passTime(310_000);
    }
    app.shop.breakDown(null);
    await app.rows('ALTER TABLE otp_guards RENAME TO otp_guards_away');
    const unlucky = app.customer();
    await unlucky.opens();
    const phone = app.freshPhone();
    remember(phone, unlucky.session?.token ?? '');
    expect((await unlucky.asksCode(phone)).status).toBe(503);
    await app.rows('ALTER TABLE otp_guards_away RENAME TO otp_guards');
  }

  /** A brand's server names people by their numbers, with a good key, a bad one, and the key in the address. */
  async function serverTags() {
    const made = await app.as<{ secret: string }>('admin', 'POST', '/api/api-keys', { name: 'ERP' });
    const { secret } = made.body;
    const phone = app.freshPhone();
    remember(phone, secret, secret.slice(3));
    const contacts = [{ phone }, { phone: `0${phone.slice(4)}` }];
    const ask = (bearer: string, url: string) =>
      app.call('POST', url, { body: { contacts }, headers: { authorization: `Bearer ${bearer}` } });
    expect((await ask(secret, `/api/v1/contact-tags?key=${secret}`)).status).toBe(200);
    expect((await ask(secret.slice(0, -1), '/api/v1/contact-tags')).status).toBe(401);
    await app.rows('ALTER TABLE bindings RENAME TO bindings_away');
    expect((await ask(secret, '/api/v1/contact-tags')).status).toBe(500);
    await app.rows('ALTER TABLE bindings_away RENAME TO bindings');
  }

  /** A hundred people who simply bind, ten at a time. */
  async function bindsCrowd() {
    const waiting = Array.from({ length: crowd }, () => app.freshPhone());
    const lane = async () => {
      for (let phone = waiting.pop(); phone; phone = waiting.pop()) {
        app.shop.add({ phone, name: '王小明' });
        const customer = app.customer({ name: '李大華' });
        await customer.opens();
        expect((await customer.asksCode(phone)).status).toBe(202);
        const code = await customer.receivesCode(phone);
        remember(phone, customer.session?.token ?? '');
        codes.add(code);
        expect((await customer.enters(code)).body.outcome).toBe('bound');
        await customer.writes('我已完成手機綁定');
      }
    };
    await Promise.all(Array.from({ length: atATime }, lane));
  }

  it('went through all of it', () => {
    expect(codes.size).toBeGreaterThan(crowd);
    expect(secrets.size).toBeGreaterThan(3 * crowd);
  });

  it('no row holds a number, a token or a secret in clear', async () => {
    const tables = await dumpOf(app);
    expect(tables.size).toBeGreaterThan(15);
    const known = [
      ...secrets,
      demo.messagingSecret,
      'a-login-secret-of-32-letters-aaa',
      'shopline-token',
      demo.password,
    ];
    for (const [table, rows] of tables) {
      expect([table, known.filter((secret) => rows.includes(secret))]).toEqual([table, []]);
    }
  });

  it('no row holds a code, and none follows from a row without the key', async () => {
    const challenges = await app.rows<Challenge>('SELECT * FROM otp_challenges');
    const right = app.get(Cipher).deriveKey(codeKeyPurpose);
    const guesses = [
      Buffer.alloc(32),
      Buffer.from('x'.repeat(32)),
      new Cipher(app.config.encryptionKeys, Buffer.alloc(32)).deriveKey(codeKeyPurpose),
    ];
    // two people may have been given the same digits
    const drawn = new Set<string>();
    let guessed = 0;
    for (const {
      id,
      seed,
      channel_id: channelId,
      line_user_id: lineUserId,
      phone_index: phoneIndex,
    } of challenges) {
      const binding = { challengeId: id, channelId, lineUserId, phoneIndex };
      const code = codeOf(right, seed, binding);
      if (codes.has(code)) drawn.add(code);
      for (const key of guesses) if (codeOf(key, seed, binding) === code) guessed += 1;
    }
    expect(drawn.size).toBe(codes.size);
    // one of a million codes is drawn by a wrong key too, now and then: two of these few hundred are not
    expect(guessed).toBeLessThan(2);
    for (const [table, rows] of await dumpOf(app)) {
      expect([table, standingAlone(rows, codes, base64)]).toEqual([table, []]);
    }
  });

  it('no log line holds a number, a code, a token or what people wrote', () => {
    expect(logged.length).toBeGreaterThan(10);
    const text = logged.join('');
    expect([...secrets].filter((secret) => text.includes(secret))).toEqual([]);
    expect(standingAlone(text, codes)).toEqual([]);
    for (const word of ['my number is', '王小明', '驗證碼', demo.messagingSecret])
      expect(text).not.toContain(word);
  });

  it('Redis holds neither', async () => {
    const content = await redisContent(app);
    expect(content === null).toBe(engine.name === 'sqlite');
    if (content === null) return;
    expect(content.length).toBeGreaterThan(crowd);
    const text = content.join('\n');
    expect([...secrets].filter((secret) => text.includes(secret))).toEqual([]);
    expect(standingAlone(text, codes)).toEqual([]);
  });
});
