import type { BindingChannel, Contact, Funnel, Role } from '@tieline/contracts';
import { customerWithCode } from '../../test/challenges.js';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { StaffWorld, demo, type Member } from '../auth/staff-world.test-kit.js';
import { FunnelChannelDays1796100000000 } from '../database/migrations/11-funnel-channel-days.js';
import { Transactions } from '../database/transactions.js';
import { addDays, dayOf, daysBetween } from '../teams/calendar.js';
import { readOrigins } from './origins.js';
import { FunnelRollUp } from './roll-up.js';

const zone = 'Asia/Taipei';
const hourMs = 3_600_000;

describeEachEngine('the binding funnel', (engine) => {
  let world: StaffWorld;
  let bound: Customer;
  let lost: Customer;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    await aDay();
    await world.app.get(FunnelRollUp).run();
  });
  afterAll(() => world.stop());

  /** Signs in anew: days pass here, and no session lasts that long. */
  const as = async (role: Role, ...call: Parameters<Member>) =>
    (await world.signedIn(`${role}@sunrise.example`, demo.password))(...call);

  const today = () => dayOf(world.app.now(), zone);

  /** One of each: how a day may end for a customer. */
  async function aDay(): Promise<void> {
    const { app } = world;
    // away from midnight, so that the day stays one
    const hour = new Date(app.now() + 8 * hourMs).getUTCHours();
    app.passTime(((12 - hour + 24) % 24) * hourMs);

    const phone = app.freshPhone();
    app.shop.add({ phone, memberNumber: 'F-1' });
    bound = app.customer();
    await bound.opens('menu');
    await bound.asksCode(phone);
    app.passTime(42_000);
    await bound.enters(await bound.receivesCode(phone));
    await app.customer({ lineUserId: bound.lineUserId }).opens('menu');

    lost = app.customer();
    await lost.opens('menu');
    const unknown = app.freshPhone();
    await lost.asksCode(unknown);
    await lost.enters(await lost.receivesCode(unknown));

    await app.customer().opens();

    const landline = app.customer();
    await landline.opens('poster');
    await landline.asksCode('0212345678');
    await eventually(() => app.count('binding_refusals').then((count) => count === 1), 'the refusal');

    const { customer: guesser, code } = await customerWithCode(app, app.freshPhone());
    await guesser.enters(code === '000000' ? '000001' : '000000');

    const rival = app.customer();
    await customerWithCode(app, phone, rival).then(({ code: right }) => rival.enters(right));
  }

  async function show(query: Record<string, string> = {}): Promise<Funnel> {
    const search = new URLSearchParams({ from: today(), to: today(), ...query }).toString();
    const answer = await as('agent', 'GET', `/api/funnel?${search}`);
    expect(answer.status).toBe(200);
    return answer.body as unknown as Funnel;
  }
  const resultsOf = ({ results }: Funnel) =>
    Object.fromEntries(results.map(({ result, people }) => [result, people]));

  it('counts each person once, by the furthest they came', async () => {
    const funnel = await show();
    expect(funnel.steps).toEqual([
      { step: 'opened', people: 6 },
      { step: 'sent', people: 4 },
      { step: 'verified', people: 3 },
      { step: 'matched', people: 2 },
      { step: 'bound', people: 1 },
    ]);
    expect(resultsOf(funnel)).toEqual({
      left: 1,
      badNumber: 1,
      waiting: 1,
      notFound: 1,
      contested: 1,
      bound: 1,
    });
    expect(funnel.segments).toBe(2);
    expect(funnel.medianSeconds).toBe(43);
    expect(funnel.days).toEqual([{ day: today(), opened: 6, bound: 1, segments: 2 }]);
    expect(funnel.countedAt).not.toBeNull();
  });

  it('tells channels and sources apart', async () => {
    const menu = await show({ source: 'menu' });
    expect(resultsOf(menu)).toEqual({ notFound: 1, bound: 1 });
    expect(resultsOf(await show({ source: 'poster' }))).toEqual({ badNumber: 1 });
    expect(resultsOf(await show({ source: 'none' }))).toEqual({ left: 1, waiting: 1, contested: 1 });
    expect(menu.sources).toEqual([
      { source: '', opened: 3, bound: 0, segments: 0 },
      { source: 'menu', opened: 2, bound: 1, segments: 2 },
      { source: 'poster', opened: 1, bound: 0, segments: 0 },
    ]);
    expect(menu.channels.map(({ name, opened }) => [name, opened])).toEqual([
      ['晨光選物', 6],
      ['海岸咖啡', 0],
    ]);
    expect(resultsOf(await show({ channelId: demo.otherChannelId }))).toEqual({});
  });

  it('tells how each channel binds, and its last seven days', async () => {
    const answer = await as('supervisor', 'GET', '/api/binding-channels');
    const [sunrise, coast] = answer.body['items'] as BindingChannel[];
    expect(sunrise).toMatchObject({
      channelId: demo.channelId,
      matchPlatform: 'shopline',
      shop: { name: '官網', state: 'untested' },
      tags: [{ name: '已綁定' }, { name: 'VIP' }],
      opened: 6,
      bound: 1,
    });
    expect(sunrise?.days.map(({ day }) => day)).toEqual(daysBetween(addDays(today(), -6), today()));
    expect(sunrise?.days.at(-1)).toEqual({ day: today(), bound: 1 });
    expect(coast).toMatchObject({ matchPlatform: 'none', shop: null, opened: 0, bound: 0 });
    expect((await as('marketer', 'GET', '/api/binding-channels')).status).toBe(403);
    for (const [success, failure, state] of [
      [2, 1, 'working'],
      [2, 3, 'failing'],
    ] as const) {
      const health = [success, failure];
      await world.db((db) =>
        db.query('UPDATE shop_connections SET last_success_at = ?, last_failure_at = ?', health),
      );
      const again = await as('admin', 'GET', '/api/binding-channels');
      expect(again.body['items']).toMatchObject([{ shop: { state } }, { shop: null }]);
    }
  });

  it('leads from a figure to its people, also in the exported list', async () => {
    const people = async (query: Record<string, string>) => {
      const search = new URLSearchParams({ from: today(), to: today(), ...query }).toString();
      const answer = await as('admin', 'GET', `/api/contacts?${search}`);
      return (answer.body['items'] as Contact[]).map(({ lineUserId }) => lineUserId);
    };
    expect(await people({ result: 'notFound' })).toEqual([lost.lineUserId]);
    expect(await people({ result: 'bound' })).toEqual([bound.lineUserId]);
    expect(await people({ result: 'bound', source: 'poster' })).toEqual([]);
    expect(await people({ result: 'bound', channelId: demo.otherChannelId })).toEqual([]);
    const yesterday = addDays(today(), -1);
    expect(await people({ result: 'bound', from: yesterday, to: yesterday })).toEqual([]);
    const file = await as('admin', 'GET', '/api/contacts.csv?result=notFound');
    expect(file.text).toContain(lost.lineUserId);
    expect(file.text).not.toContain(bound.lineUserId);
  });

  it('gives the same figures as a file, a row for each origin, and writes down who took it', async () => {
    const query = `from=${addDays(today(), -40)}&to=${today()}`;
    const { text, headers } = await as('agent', 'GET', `/api/funnel.csv?${query}`);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const [heading, ...rows] = text.trim().split('\r\n');
    expect(heading).toContain('日期,渠道,來源,開啟綁定頁,發送驗證碼,驗證成功,比對成功,完成綁定,簡訊點數,');
    expect(rows.map((row) => row.split(',').slice(0, 10).join()).sort()).toEqual([
      `${today()},晨光選物,,3,2,1,1,0,0,`,
      `${today()},晨光選物,menu,2,2,2,1,1,2,43`,
      `${today()},晨光選物,poster,1,0,0,0,0,0,`,
    ]);
    const menu = await as('agent', 'GET', `/api/funnel.csv?${query}&source=menu`);
    expect(menu.text.trim().split('\r\n')).toHaveLength(2);
    expect(await world.app.count('audit', "action = 'funnel.exported'")).toBe(2);
  });

  it('keeps what it counted when it counts again, in parallel too', async () => {
    const before = await show();
    const rollUp = world.app.get(FunnelRollUp);
    await Promise.all([rollUp.run(), rollUp.run(), rollUp.run()]);
    const after = await show();
    expect({ ...after, countedAt: null }).toEqual({ ...before, countedAt: null });
  });

  it('sees an unused code expire after midnight, and gives the SMS that failed back', async () => {
    const { app } = world;
    const phone = app.freshPhone();
    app.sms.answerNext({ kind: 'rejected', group: 'bad_number', detail: 'no such number' });
    const unlucky = app.customer();
    await unlucky.opens('menu');
    await unlucky.asksCode(phone);
    await eventually(() => app.count('sms_ledger', "kind = 'refund'").then((n) => n === 1), 'the refund');
    const attention = await as('supervisor', 'GET', '/api/attention');
    expect(attention.body['deliveries']).toEqual([{ kind: 'sms.otp', failed: 1, unknown: 0 }]);
    const day = today();
    app.passTime(24 * hourMs);
    await app.get(FunnelRollUp).run();
    const funnel = await show({ from: day, to: day });
    expect(resultsOf(funnel)).toMatchObject({ undelivered: 1, wrongCode: 1 });
    expect(resultsOf(funnel)).not.toHaveProperty('waiting');
    expect(funnel.segments).toBe(2);
    expect(resultsOf(await show())).toEqual({});
  });

  it('shows no other team anything', async () => {
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    const range = `from=${addDays(today(), -30)}&to=${today()}`;
    const funnel = (await their('GET', `/api/funnel?${range}`)).body as unknown as Funnel;
    expect(funnel.steps.every(({ people }) => people === 0)).toBe(true);
    expect(funnel.sources).toEqual([]);
    expect((await their('GET', `/api/contacts?result=bound&${range}`)).body['items']).toEqual([]);
    expect((await their('GET', '/api/attention')).body).toEqual({
      openReviews: 0,
      deliveries: [],
      blockedPrefixes: [],
      pausedChannels: [{ id: world.theirs.channelId, name: 'theirs' }],
    });
  });

  it.each(['from=2026-11-02&to=2026-11-01', 'from=2025-01-01&to=2026-11-01', 'from=x&to=y', ''])(
    'refuses the range %s',
    async (range) => {
      const answer = await as('agent', 'GET', `/api/funnel?${range}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    },
  );

  it('says what waits for staff or goes wrong', async () => {
    await world.app
      .get(Transactions)
      .once((db) =>
        db.query(
          'INSERT INTO otp_prefix_blocks (team_id, prefix, blocked_until) SELECT team_id, ?, ? FROM channels WHERE id = ?',
          ['886912', world.app.now() + hourMs, demo.channelId],
        ),
      );
    await as('admin', 'POST', `/api/channels/${demo.otherChannelId}/binding-settings/enabled`, {
      enabled: false,
    });
    const answer = await as('supervisor', 'GET', '/api/attention');
    expect(answer.body).toMatchObject({
      openReviews: 1,
      blockedPrefixes: [{ prefix: '886912' }],
      pausedChannels: [{ id: demo.otherChannelId, name: '海岸咖啡' }],
    });
  });

  it('takes the days that were counted before along, and back again', async () => {
    const runner = world.app.database.createQueryRunner();
    const migration = new FunnelChannelDays1796100000000();
    // Times were not counted then, and in which order a day's origins stand is the database's choice.
    const rows = async (): Promise<unknown> => {
      const found = (await runner.query(
        'SELECT * FROM binding_funnel_channel_days ORDER BY day, channel_id',
      )) as { origins: string }[];
      return found.map((row) => ({
        ...row,
        origins: readOrigins(row.origins)
          .map((origin) => ({ ...origin, times: [] }))
          .sort((a, b) => a.source.localeCompare(b.source)),
      }));
    };
    try {
      const before = await rows();
      await migration.down(runner);
      const origins = (await runner.query('SELECT source FROM binding_funnel_days')) as unknown[];
      expect(origins.length).toBeGreaterThanOrEqual(3);
      await migration.up(runner);
      expect(await rows()).toEqual(before);
    } finally {
      await runner.release();
    }
  });

  it('makes up for days on which nobody ran, and keeps them when the rows are gone', async () => {
    const { app } = world;
    app.passTime(3 * 24 * hourMs);
    await app.customer().opens('late');
    const day = today();
    app.passTime(5 * 24 * hourMs);
    await app.get(FunnelRollUp).run();
    expect(resultsOf(await show({ from: day, to: day, source: 'late' }))).toEqual({ left: 1 });
    await app.get(Transactions).once((db) => db.query('DELETE FROM liff_sessions'));
    await app.get(FunnelRollUp).run();
    expect(resultsOf(await show({ from: day, to: day, source: 'late' }))).toEqual({ left: 1 });
  });
});
