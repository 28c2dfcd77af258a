import { randomUUID } from 'node:crypto';
import { customerWithCode, seedCode, tally } from '../../test/challenges.js';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';
import type { GuardState } from '../otp/otp-policy.js';

const times = (n: number) => Array.from({ length: n }, (_none, index) => index);
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describeEachEngine('guessing codes', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  const attemptsOf = async (customer: Customer) =>
    (
      await app.rows<{ attempts: number }>('SELECT attempts FROM otp_challenges WHERE id = ?', [
        customer.challengeId,
      ])
    )[0]?.attempts;

  /** What is remembered of the phone that was tried last, and of phone and LINE user together. */
  async function newestGuards(): Promise<Record<'phone' | 'pair', GuardState>> {
    const rows = await app.rows<{ kind: 'phone' | 'pair'; state: string }>(
      'SELECT kind, state FROM otp_guards ORDER BY updated_at',
    );
    const ofKind = (kind: string) =>
      rows.filter((row) => row.kind === kind).at(-1)?.state ?? '{"failures":[]}';
    return {
      phone: JSON.parse(ofKind('phone')) as GuardState,
      pair: JSON.parse(ofKind('pair')) as GuardState,
    };
  }

  async function fresh() {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    return { phone, ...(await customerWithCode(app, phone)) };
  }

  it('one of fifty right codes counts', async () => {
    const { customer, code } = await fresh();
    const answers = await Promise.all(times(50).map(() => customer.enters(code)));
    expect(tally(answers).bound).toBe(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await app.count('bindings', 'line_user_id = ?', [customer.lineUserId])).toBe(1);
    expect((await customer.enters(code)).status).toBe(422);
  });

  it('at most three of fifty wrong codes are compared, and each is counted', async () => {
    const { customer, code } = await fresh();
    const guesses = times(50).map((n) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, '0'));
    const answers = await Promise.all(guesses.map((guess) => customer.enters(guess)));
    expect(answers.filter(({ status }) => status === 200 || status >= 500)).toEqual([]);
    expect(await attemptsOf(customer)).toBe(3);
    const { phone, pair } = await newestGuards();
    expect([phone.failures.length, phone.failuresInARow, pair.failures.length]).toEqual([3, 3, 3]);
    // A1: the right one comes too late
    expect((await customer.enters(code)).body).toMatchObject({ code: 'otp.code_dead', triesLeft: 0 });
    expect(await app.count('bindings', 'line_user_id = ?', [customer.lineUserId])).toBe(0);
  });

  it('tells how many tries are left', async () => {
    const { customer, code } = await fresh();
    expect((await customer.enters(wrong(code))).body).toMatchObject({ code: 'otp.code_wrong', triesLeft: 2 });
    expect((await customer.enters(wrong(code))).body).toMatchObject({ code: 'otp.code_wrong', triesLeft: 1 });
    expect((await customer.enters(wrong(code))).body).toMatchObject({ code: 'otp.code_dead', triesLeft: 0 });
  });

  it('a new code ends the old one', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const customer = app.customer();
    await customer.opens();
    await customer.asksCode(phone);
    const [old, oldCode] = [customer.challengeId, await customer.receivesCode(phone)];
    app.passTime(60_000);
    await customer.asksCode(phone);
    const answer = await customer.tries('POST', `/otp-challenges/${old}/verification`, { code: oldCode });
    expect(answer).toMatchObject({ status: 422, body: { code: 'otp.code_expired', triesLeft: 0 } });
    expect((await customer.enters(await customer.receivesCode(phone))).body.outcome).toBe('bound');
  });

  it('a code ends by the database’s clock, to the millisecond', async () => {
    const { customer, code } = await fresh();
    app.passTime(180_000);
    expect((await customer.enters(code)).body).toMatchObject({ code: 'otp.code_expired' });
    expect(await attemptsOf(customer)).toBe(0);
  });

  it('a code is of use to its own LINE user, in its own channel, only', async () => {
    const { customer, code } = await fresh();
    const [thief, neighbour] = [
      app.customer(),
      app.customer({ liffId: demo.otherLiffId, lineUserId: customer.lineUserId }),
    ];
    for (const other of [thief, neighbour]) {
      await other.opens();
      other.challengeId = customer.challengeId;
      expect(await other.enters(code)).toMatchObject({ status: 422, body: { code: 'otp.code_wrong' } });
      expect(await other.retriesMatch()).toMatchObject({ status: 409, body: { code: 'otp.not_proven' } });
    }
    expect(await attemptsOf(customer)).toBe(0);
    expect((await customer.enters(code)).body.outcome).toBe('bound');
  });

  it('codes of one person do not fit each other’s challenges', async () => {
    const { customer, phone } = await fresh();
    const first = await seedCode(app, customer, phone);
    const second = await seedCode(app, customer, phone);
    if (first.code === second.code) return;
    expect((await customer.enters(first.code)).body).toMatchObject({ code: 'otp.code_wrong', triesLeft: 2 });
  });

  it('reads nothing but six digits as a code, and takes no try for it', async () => {
    const { customer, code } = await fresh();
    const odd: unknown[] = [
      ...['', ' ', null, undefined, true, false, 0, Number(code), 1e5, -1, [], [code], {}, { code }],
      ...[
        ` ${code}`,
        `${code} `,
        `${code}\n`,
        `${code}\u0000`,
        `+${code}`,
        `${code}0`,
        code.slice(1),
        '1e5000',
      ],
      code.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
      code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
      '9'.repeat(10_000),
    ];
    for (const value of odd) {
      const answer = await customer.tries('POST', `/otp-challenges/${customer.challengeId}/verification`, {
        code: value,
      });
      expect([value, answer.status]).toEqual([value, 400]);
    }
    for (const body of [undefined, null, [], 'x', { code, userId: customer.lineUserId }]) {
      const answer = await customer.tries(
        'POST',
        `/otp-challenges/${customer.challengeId}/verification`,
        body,
      );
      expect(answer.status).toBe(400);
    }
    expect(await attemptsOf(customer)).toBe(0);
    for (const id of [randomUUID(), 'undefined', 'null', '%00', `${customer.challengeId}x`, "' OR 1=1 --"]) {
      const answer = await customer.tries('POST', `/otp-challenges/${encodeURIComponent(id)}/verification`, {
        code,
      });
      expect([id, answer.status >= 400 && answer.status < 500]).toEqual([id, true]);
    }
  });

  it('skips no step: an open code is no proof', async () => {
    const { customer } = await fresh();
    expect((await customer.retriesMatch()).body).toMatchObject({ code: 'otp.not_proven' });
    expect(await app.count('bindings', 'line_user_id = ?', [customer.lineUserId])).toBe(0);
  });

  it('counts failures across codes: the tenth locks, a new code resets nothing', async () => {
    const { customer, phone } = await fresh();
    const answers: string[] = [];
    for (const round of times(4)) {
      const { code } = await seedCode(app, customer, phone);
      for (const _try of times(round < 3 ? 3 : 2)) {
        answers.push(String((await customer.enters(wrong(code))).body.code));
      }
    }
    expect(answers.filter((code) => code === 'otp.locked')).toHaveLength(1);
    expect(answers.indexOf('otp.locked')).toBe(9);
    // the code that was open when the lock fell is dead, and no other is sent for a day
    const asked = await customer.asksCode(phone);
    expect(asked).toMatchObject({ status: 429, body: { code: 'otp.locked' } });
    expect(Number(asked.headers['retry-after'])).toBeGreaterThan(86_000);
    // somebody else with the same number is not locked by that
    const owner = app.customer();
    await owner.opens();
    expect((await owner.asksCode(phone)).status).toBe(202);
  });

  it('a right code clears what was counted, and the growing waits', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const customer = app.customer();
    await customer.opens();
    await customer.asksCode(phone);
    const first = await customer.receivesCode(phone);
    for (const _try of times(3)) await customer.enters(wrong(first));
    app.passTime(61_000);
    await customer.asksCode(phone);
    expect((await customer.enters(await customer.receivesCode(phone))).body.outcome).toBe('bound');
    const { phone: byPhone, pair } = await newestGuards();
    expect(byPhone).toMatchObject({ failures: [], failuresInARow: 0, series: 0 });
    expect(byPhone.sends).toHaveLength(2);
    expect(pair).toMatchObject({ failures: [], failuresInARow: 0 });
  });

  it('clears also what failed before a day without codes', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const customer = app.customer();
    await customer.opens();
    await customer.asksCode(phone);
    const first = await customer.receivesCode(phone);
    for (const _try of times(3)) await customer.enters(wrong(first));
    app.passTime(2 * 86_400_000);
    await customer.opens();
    await customer.asksCode(phone);
    expect((await customer.enters(await customer.receivesCode(phone))).body.outcome).toBe('bound');
    expect((await newestGuards()).phone).toMatchObject({ failures: [], failuresInARow: 0, series: 0 });
  });

  it('one of many retries of a proven number counts', async () => {
    const { customer, code } = await fresh();
    app.shop.breakDown({ kind: 'misconfigured', detail: 'token refused' });
    expect((await customer.enters(code)).body).toMatchObject({ outcome: 'unavailable' });
    app.shop.breakDown(null);
    const answers = await Promise.all(times(20).map(() => customer.retriesMatch()));
    expect(tally(answers)).toEqual({ bound: 1, 'otp.not_proven': 19 });
    expect((await customer.retriesMatch()).body).toMatchObject({ code: 'otp.not_proven' });
  });

  it('a proven number is kept for fifteen minutes', async () => {
    const { customer, code } = await fresh();
    app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    await customer.enters(code);
    app.shop.breakDown(null);
    app.passTime(15 * 60_000);
    expect((await customer.retriesMatch()).body).toMatchObject({ code: 'otp.not_proven' });
  });
});
