import { customerWithCode, tally } from '../../test/challenges.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { statementsOf } from '../../test/statements.js';
import { TestApp } from '../../test/test-app.js';
import { Cipher } from '../database/cipher.js';
import { DeliveryQueue } from '../delivery/delivery-queue.js';
import { Transactions } from '../database/transactions.js';
import { newId } from '../database/ids.js';
import { PumpingBreaker } from '../otp/pumping-breaker.js';

const times = (n: number) => Array.from({ length: n }, (_none, index) => index);
const hour = 3_600_000;

describeEachEngine('limits of sending codes', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine, { smsCredit: 5000 });
  });
  afterAll(() => app.stop());

  const charges = () => app.count('sms_ledger', "kind = 'charge'");
  const sentTo = (phone: string) => app.sms.sent.filter(({ to }) => to === phone).length;
  const settled = () => eventually(async () => (await app.count('deliveries', "state = 'queued'")) === 0);

  async function person(lineUserId?: string) {
    const customer = app.customer(lineUserId ? { lineUserId } : {});
    await customer.opens();
    return customer;
  }

  it('sends one SMS to a number that 200 requests want at once, and takes one credit', async () => {
    const phone = app.freshPhone();
    const people = await Promise.all(times(20).map(() => person()));
    const before = await charges();
    const answers = await Promise.all(times(200).map((n) => people[n % 20]!.asksCode(phone)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 202);
    expect(tally(refused)).toEqual({ 'otp.resend_too_soon': 199 });
    expect(refused.every(({ headers }) => Number(headers['retry-after']) > 0)).toBe(true);
    await settled();
    expect([sentTo(phone), (await charges()) - before]).toEqual([1, 1]);
  });

  it('sends three codes an hour and five a day to a number, from wherever they are asked', async () => {
    const phone = app.freshPhone();
    const ask = async () => (await (await person()).asksCode(phone)).status;
    const answers: number[] = [];
    for (const _try of times(12)) {
      answers.push(await ask());
      app.passTime(301_000);
    }
    expect(answers.filter((status) => status === 202)).toHaveLength(3);
    app.passTime(hour);
    for (const _try of times(12)) {
      if ((await ask()) === 202) answers.push(202);
      app.passTime(hour);
    }
    expect(answers.filter((status) => status === 202)).toHaveLength(5);
    app.passTime(12 * hour);
    expect(await ask()).toBe(202);
  });

  it('sends to three numbers a day for one LINE user, and five codes in all', async () => {
    const customer = await person();
    const phones = times(10).map(() => app.freshPhone());
    const answers = await Promise.all(phones.map((phone) => customer.asksCode(phone)));
    expect(tally(answers.filter(({ status }) => status !== 202))).toEqual({ 'otp.send_limited': 7 });
    const known = phones.filter((_phone, n) => answers[n]?.status === 202);
    app.passTime(301_000);
    const again: number[] = [];
    for (const phone of [...known, ...known]) again.push((await customer.asksCode(phone)).status);
    expect(again.filter((status) => status === 202)).toHaveLength(2);
  });

  it('knows one number in every spelling', async () => {
    const national = app.freshPhone().slice(4);
    const spellings = [
      `+886${national}`,
      `0${national}`,
      `+886 0${national}`,
      `886${national}`,
      `00886${national}`,
      `0${national.slice(0, 3)}-${national.slice(3, 6)} ${national.slice(6)}`,
      `(0${national.slice(0, 3)})${national.slice(3)}`,
      `0${national}`.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
      `\u200f0${national}\u200e`,
      ` 0${national} `,
    ];
    const answers = [];
    for (const spelling of spellings) answers.push(await (await person()).asksCode(spelling));
    expect(tally(answers.slice(1))).toEqual({ 'otp.resend_too_soon': spellings.length - 1 });
    expect(answers[0]?.status).toBe(202);
  });

  it('waits 60, then 120 seconds, to the second, and tells how long', async () => {
    const phone = app.freshPhone();
    const customer = await person();
    const first = await customer.asksCode(phone);
    expect(first.body).toMatchObject({ resendInSeconds: 60, expiresInSeconds: 180, sends: 1, triesLeft: 3 });
    app.passTime(58_500);
    const early = await customer.asksCode(phone);
    expect(early.body).toMatchObject({ code: 'otp.resend_too_soon' });
    expect(Number(early.headers['retry-after'])).toBeLessThanOrEqual(2);
    app.passTime(1_500);
    expect((await customer.asksCode(phone)).body).toMatchObject({ resendInSeconds: 120, sends: 2 });
    app.passTime(118_000);
    expect((await customer.asksCode(phone)).body).toMatchObject({ code: 'otp.resend_too_soon' });
    app.passTime(2_000);
    expect((await customer.asksCode(phone)).body).toMatchObject({ resendInSeconds: 300, sends: 3 });
  });

  it('sends to mobile numbers of allowed countries only', async () => {
    const customer = await person();
    const before = await charges();
    const odd = [
      '0223456789',
      '0800123456',
      '0204123456',
      '110',
      '+88216123456',
      '0912345678#12',
      '0912345678;ext=1',
    ];
    const foreign = ['+819012345678', '+12025550123', '+447911123456', '+66812345678', '+8613800138000'];
    for (const phone of [...odd, ...foreign, '09123', '0912345678x', '<script>', '0912\u0000345678']) {
      const answer = await customer.asksCode(phone);
      expect([phone, answer.status >= 400 && answer.status < 500]).toEqual([phone, true]);
    }
    const answer = await customer.tries('POST', '/otp-challenges', { phone: '0812345678', country: 'JP' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await charges()).toBe(before);
  });

  it('answers for a member’s number as for any other, and works the same for it', async () => {
    const [member, bound, stranger] = [app.freshPhone(), app.freshPhone(), app.freshPhone()];
    for (const phone of [member, bound]) app.shop.add({ phone });
    await app.customer().binds(bound);
    app.passTime(61_000);
    // sending goes on beside the answer, and would stand in one record and not in the other
    const queue = app.get(DeliveryQueue);
    const ring = queue.ring.bind(queue);
    queue.ring = () => undefined;
    const shape = async (phone: string) => {
      const customer = await person();
      const told = ({ status, body, headers }: Awaited<ReturnType<typeof customer.asksCode>>) => {
        const values = { ...body, id: '', maskedPhone: '', requestId: '' };
        return { status, values, headers: Object.keys(headers).sort() };
      };
      const asked = await statementsOf(app, () => customer.asksCode(phone));
      const guessed = await statementsOf(app, () => customer.enters('000000'));
      return {
        asked: { ...told(asked.result), statements: asked.statements },
        guessed: { status: guessed.result.status, statements: guessed.statements },
      };
    };
    const lookUps = app.shop.lookUps.length;
    // A team's gateways are read by whoever asks first and kept for seconds.
    await shape(app.freshPhone());
    const ofStranger = await shape(stranger);
    expect(ofStranger.asked.statements.length).toBeGreaterThan(3);
    expect(ofStranger.guessed.statements.length).toBeGreaterThan(1);
    expect(await shape(member)).toEqual(ofStranger);
    expect(app.shop.lookUps).toHaveLength(lookUps);
    queue.ring = ring;
  });

  it('serves the owner whatever strangers did to his number', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const owner = await customerWithCode(app, phone);
    await owner.customer.enters(owner.code);
    const rows = await app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
      owner.customer.lineUserId,
    ]);
    await app.as('admin', 'POST', `/api/contacts/${rows[0]?.id}/unbind`, { reason: 'new phone' });
    const failures = times(30).map((n) => app.now() - n * 1000);
    const state = { sends: [], series: 0, failures, failuresInARow: 100, phones: [] };
    const [{ team_id: teamId = '' } = {}] = await app.rows<{ team_id: string }>(
      'SELECT team_id FROM channels',
    );
    const cipher = app.get(Cipher);
    const key = cipher.counterKey(teamId, 'guard-phone', cipher.index(teamId, 'phone', phone));
    await app.get(Transactions).once(async (db) => {
      await db.query('DELETE FROM otp_guards WHERE `key` = ?', [key]);
      await db.query(
        'INSERT INTO otp_guards (`key`, team_id, kind, version, state, updated_at) VALUES (?,?,?,?,?,?)',
        [key, teamId, 'phone', 1, JSON.stringify(state), app.now()],
      );
    });
    expect((await (await person()).asksCode(phone)).body).toMatchObject({ code: 'otp.locked' });
    expect((await owner.customer.asksCode(phone)).status).toBe(202);
  });

  it('switches a prefix off that is sent much and proven little, for numbers that are new', async () => {
    const known = '+886970000001';
    const knows = await person();
    expect((await knows.asksCode(known)).status).toBe(202);
    await Promise.all(
      times(50).map(async (n) => {
        const customer = app.customer();
        await customerWithCode(app, `+8869701${String(n).padStart(5, '0')}`, customer);
      }),
    );
    const verified = times(50).map((n) => `+8869711${String(n).padStart(5, '0')}`);
    for (const phone of verified) await customerWithCode(app, phone);
    await app
      .get(Transactions)
      .once((db) =>
        db.query("UPDATE otp_challenges SET state = 'consumed' WHERE prefix = '+886971' AND id < ?", [
          newId(),
        ]),
      );
    await app.get(PumpingBreaker).check();
    expect((await (await person()).asksCode('+886970999999')).body).toMatchObject({
      code: 'otp.prefix_blocked',
    });
    expect((await (await person()).asksCode('+886971999999')).status).toBe(202);
    app.passTime(61_000);
    expect((await knows.asksCode(known)).status).toBe(202);
    app.passTime(12 * hour);
    expect((await (await person()).asksCode('+886970999998')).status).toBe(202);
  });

  it('sends nothing while its counters are out of reach', async () => {
    const customer = await person();
    await settled();
    const [sent, charged] = [app.sms.sent.length, await charges()];
    await app.rows('ALTER TABLE otp_guards RENAME TO otp_guards_away');
    try {
      const answer = await customer.asksCode(app.freshPhone());
      expect(answer).toMatchObject({ status: 503, body: { code: 'service.busy' } });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    } finally {
      await app.rows('ALTER TABLE otp_guards_away RENAME TO otp_guards');
    }
    expect([app.sms.sent.length, await charges()]).toEqual([sent, charged]);
  });
});
