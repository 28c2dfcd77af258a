import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp, demo } from '../../test/test-app.js';
import { eventsDone, postWebhook } from '../../test/webhooks.js';
import { webhook } from '@tieline/testing';
import { FunnelRollUp } from '../binding-funnel/roll-up.js';
import { newId } from '../database/ids.js';
import { Housekeeper } from './housekeeper.js';
import { retentionRules } from './retention.js';

const hour = 3_600_000;
const day = 24 * hour;
const times = (n: number) => Array.from({ length: n }, (_none, index) => index);

describeEachEngine('housekeeping', (engine) => {
  let app: TestApp;
  beforeEach(async () => {
    app = await TestApp.start(engine);
  });
  afterEach(() => app.stop());

  /** Days are counted all the time; here when it matters, so that time can pass at once. */
  async function cleanUp() {
    await app.get(FunnelRollUp).run();
    return app.get(Housekeeper).cleanUp();
  }
  const tables = ['liff_sessions', 'otp_challenges', 'webhook_events', 'deliveries', 'audit'] as const;
  async function counts(): Promise<Record<string, number>> {
    const found = await Promise.all(tables.map(async (table) => [table, await app.count(table)] as const));
    return Object.fromEntries(found);
  }

  /** One bound customer, one wrong code, one chat; everything sent and worked on. */
  async function oneJourney() {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const customer = app.customer();
    await customer.opens();
    await customer.asksCode(phone);
    await customer.enters(await customer.receivesCode(phone));
    await customer.writes('我已完成手機綁定');
    await eventsDone(app);
    await eventually(async () => (await app.count('deliveries', "state = 'queued'")) === 0, 'the deliveries');
    await app.as('admin', 'PATCH', '/api/team', { name: '晨光' });
  }

  it('keeps everything for as long as the settings say, and nothing longer', async () => {
    await oneJourney();
    const before = await counts();
    for (const table of tables) expect([table, before[table]]).not.toEqual([table, 0]);

    app.passTime(29 * day);
    await cleanUp();
    expect(await counts()).toEqual(before);

    app.passTime(2 * day + hour);
    const purged = await cleanUp();
    expect(purged).toMatchObject({ liffSessions: 1, otpChallenges: 1, webhookEvents: 1, deliveries: 0 });
    expect(await counts()).toEqual({
      ...before,
      liff_sessions: 0,
      otp_challenges: 0,
      webhook_events: 0,
    });

    app.passTime(150 * day);
    await cleanUp();
    expect(await counts()).toMatchObject({ deliveries: 0, audit: before['audit'] });
    app.passTime(185 * day);
    await cleanUp();
    expect(await counts()).toMatchObject({ audit: 0 });
    // money and ties are for ever
    expect(await app.count('bindings')).toBe(1);
    expect(await app.count('sms_ledger')).toBeGreaterThan(1);
  });

  it('keeps what the funnel of the overview has not counted yet', async () => {
    const customer = app.customer();
    await customer.opens();
    expect((await customer.asksCode('0212345678')).status).toBe(422);
    await eventually(async () => (await app.count('binding_refusals')) === 1, 'the refusal');
    await app.get(FunnelRollUp).run();
    app.passTime(40 * day);
    await app.get(Housekeeper).cleanUp();
    expect([await app.count('liff_sessions'), await app.count('binding_refusals')]).toEqual([1, 1]);
    app.passTime(2 * hour);
    await cleanUp();
    expect(await app.count('liff_sessions')).toBe(0);
    expect(await app.count('binding_funnel_channel_days')).toBe(1);
  });

  it('never deletes what is still to be done', async () => {
    app.sms.answerNext({ kind: 'rejected', group: 'temporary', detail: 'busy' });
    const customer = app.customer();
    await customer.opens();
    await customer.asksCode(app.freshPhone());
    await app.rows("UPDATE deliveries SET state = 'queued', due_at = 1, lease_until = ?", [
      app.now() + 999 * day,
    ]);
    await postWebhook(app, webhook().from(customer.lineUserId).text('hi').signedWith(demo.messagingSecret));
    await eventsDone(app);
    await app.rows("UPDATE webhook_events SET state = 'open', lease_until = ?", [app.now() + 400 * day]);
    app.passTime(399 * day);
    await cleanUp();
    expect(await app.count('deliveries')).toBe(1);
    expect(await app.count('webhook_events')).toBe(1);
  });

  it('forgets a guard when its day is over, but never wrong codes in a row', async () => {
    const [innocent, guesser] = [app.customer(), app.customer()];
    const [one, other] = [app.freshPhone(), app.freshPhone()];
    await innocent.binds(one);
    await guesser.opens();
    await guesser.asksCode(other);
    const code = await guesser.receivesCode(other);
    await guesser.enters(code === '000000' ? '111111' : '000000');
    const failed = await app.count('otp_guards', `state NOT LIKE '%"failuresInARow":0%'`);
    expect(failed).toBeGreaterThan(0);
    app.passTime(2 * day + hour);
    await cleanUp();
    expect(await app.count('otp_guards')).toBe(failed);
  });

  it('ends console sessions and counters of sign-ins that are over', async () => {
    await app.as('admin', 'GET', '/api/auth/session');
    await app.call('POST', '/api/auth/sign-in', {
      body: { email: 'nobody@sunrise.example', password: 'wrong-one' },
    });
    expect(await app.count('staff_sessions')).toBeGreaterThan(0);
    expect(await app.count('sign_in_throttles')).toBeGreaterThan(0);
    app.passTime(2 * day);
    await cleanUp();
    expect(await app.count('staff_sessions')).toBe(0);
    expect(await app.count('sign_in_throttles')).toBe(0);
  });

  it('is one process’s turn, once an hour', async () => {
    const turns = await Promise.all(times(6).map(() => cleanUp()));
    expect(turns.filter((turn) => turn !== null)).toHaveLength(1);
    app.passTime(hour - 60_000);
    expect(await cleanUp()).toBeNull();
    app.passTime(61_000);
    expect(await cleanUp()).not.toBeNull();
  });

  it('takes over from a process that died at it', async () => {
    await cleanUp();
    app.passTime(2 * hour);
    await app.rows('UPDATE housekeeping_turns SET lease_until = ?', [app.now() + 5 * 60_000]);
    expect(await cleanUp()).toBeNull();
    app.passTime(5 * 60_000 + 1);
    expect(await cleanUp()).not.toBeNull();
  });

  it('goes through thousands of rows in small steps, and lets customers through meanwhile', async () => {
    await app.customer().opens();
    const [session] = await app.rows('SELECT * FROM liff_sessions');
    const names = Object.keys(session ?? {});
    const old = app.now() - 40 * day;
    for (const _part of times(10)) {
      const rows = times(250).map(() => ({
        ...session,
        token_hash: newId(),
        id_token_hash: newId(),
        created_at: old,
        expires_at: old,
      }));
      const places = `(${names.map(() => '?').join()})`;
      await app.rows(
        `INSERT INTO liff_sessions (${names.join()}) VALUES ${rows.map(() => places).join()}`,
        rows.flatMap((row: Record<string, unknown>) => names.map((name) => row[name])),
      );
    }
    const running = cleanUp();
    const slowest = Math.max(
      ...(await Promise.all(
        times(5).map(async () => {
          const began = performance.now();
          await app.customer().opens();
          return performance.now() - began;
        }),
      )),
    );
    expect(await running).toMatchObject({ liffSessions: 2500 });
    expect(slowest).toBeLessThan(10_000);
    expect(await app.count('liff_sessions')).toBe(6);
  });

  it('finds the rows of every rule along an index', async () => {
    const explain = engine.name === 'mysql' ? 'EXPLAIN FORMAT=TRADITIONAL ' : 'EXPLAIN QUERY PLAN ';
    for (const { name, table, key, where, parameters, order } of retentionRules(
      app.config.retention,
      app.now(),
    )) {
      const sql = `SELECT ${key} FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT 200`;
      const plan = await app.rows<{ key?: string | null; detail?: string }>(`${explain}${sql}`, parameters);
      const scans = plan.filter(({ key: used, detail }) =>
        engine.name === 'mysql' ? !used : /SCAN (?!.*INDEX)|TEMP B-TREE/.test(detail ?? ''),
      );
      expect([name, scans]).toEqual([name, []]);
    }
  });

  it('does not take an event that it may have forgotten', async () => {
    const user = app.customer().lineUserId;
    const send = (age: number) =>
      postWebhook(
        app,
        webhook()
          .at(app.now() - age)
          .from(user)
          .follow()
          .signedWith(demo.messagingSecret),
      );
    expect((await send(31 * day)).status).toBe(200);
    expect(await app.count('webhook_events')).toBe(0);
    expect((await send(29 * day)).status).toBe(200);
    expect(await app.count('webhook_events')).toBe(1);
    await eventsDone(app);
  });
});
