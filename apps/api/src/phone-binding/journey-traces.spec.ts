import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp } from '../../test/test-app.js';

type Session = { source: string | null; bound: number };
type Challenge = { source: string | null; outcome: string | null };

describeEachEngine('what the journey leaves for the funnel', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  const challengesOf = (user: string) =>
    app.rows<Challenge>('SELECT source, outcome FROM otp_challenges WHERE line_user_id = ?', [user]);

  it('keeps the source from the link to the outcome', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const customer = app.customer();
    await customer.opens('menu');
    await customer.asksCode(phone);
    expect(await challengesOf(customer.lineUserId)).toEqual([{ source: 'menu', outcome: null }]);
    expect((await customer.enters(await customer.receivesCode(phone))).body).toMatchObject({
      outcome: 'bound',
    });
    expect(await challengesOf(customer.lineUserId)).toEqual([{ source: 'menu', outcome: 'bound' }]);
    await customer.opens();
    const sessions = await app.rows<Session>(
      'SELECT source, bound FROM liff_sessions WHERE line_user_id = ? ORDER BY created_at',
      [customer.lineUserId],
    );
    expect(sessions).toEqual([
      { source: 'menu', bound: 0 },
      { source: null, bound: 1 },
    ]);
  });

  it('tells a member who was not found from a shop that was away', async () => {
    const unknown = app.customer();
    await unknown.binds(app.freshPhone());
    expect(await challengesOf(unknown.lineUserId)).toEqual([{ source: null, outcome: 'notFound' }]);

    app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    const waiting = app.customer();
    await waiting.binds(app.freshPhone());
    expect(await challengesOf(waiting.lineUserId)).toEqual([{ source: null, outcome: 'unavailable' }]);
    app.shop.breakDown(null);
    await waiting.retriesMatch();
    expect(await challengesOf(waiting.lineUserId)).toEqual([{ source: null, outcome: 'notFound' }]);
  });

  it('refuses a source that is no short name', async () => {
    const customer = app.customer();
    for (const source of ['', '海報', 'a'.repeat(33), '<b>', '-a']) {
      const body = { liffId: customer.identity.liffId, idToken: customer.idToken(), source };
      expect((await customer.tries('POST', '/sessions', body)).status).toBe(400);
    }
  });

  it('remembers once an hour why no code was sent', async () => {
    const customer = app.customer();
    await customer.opens('poster');
    const reasons = () =>
      app.rows('SELECT reason, source FROM binding_refusals WHERE line_user_id = ?', [customer.lineUserId]);
    for (const _again of [1, 2, 3]) {
      expect((await customer.asksCode('0212345678')).body.code).toBe('phone.invalid');
    }
    await eventually(async () => (await reasons()).length > 0, 'the refusal');
    expect(await reasons()).toEqual([{ reason: 'phone.invalid', source: 'poster' }]);
    app.passTime(3_600_000);
    await customer.opens('poster');
    await customer.asksCode('0212345678');
    await eventually(async () => (await reasons()).length === 2, 'the refusal of the next hour');
  });
});
