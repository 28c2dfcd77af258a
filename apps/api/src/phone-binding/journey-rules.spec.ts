import { jest } from '@jest/globals';
import { customerWithCode } from '../../test/challenges.js';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp, demo } from '../../test/test-app.js';
import { eventsDone } from '../../test/webhooks.js';

describeEachEngine('what the journey promises', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  const withoutPolicy = async (): Promise<Record<string, unknown>> => {
    const {
      channelId: _c,
      enabled: _e,
      pictureUrl: _p,
      bindingUrl: _b,
      memberCardUrl: _m,
      updatedAt: _u,
      savedBy: _s,
      ...content
    } = await app.settings();
    return content;
  };
  async function setPolicy(policy: Record<string, unknown>) {
    const content = await withoutPolicy();
    const body = { ...content, policy: { ...(content['policy'] as object), ...policy } };
    const saved = await app.as('admin', 'PUT', `/api/channels/${demo.channelId}/binding-settings`, body);
    expect([saved.status, saved.body]).toMatchObject([200, {}]);
  }
  const switchTo = (enabled: boolean) =>
    app.as('admin', 'POST', `/api/channels/${demo.channelId}/binding-settings/enabled`, { enabled });
  const taggings = async (customer: Customer) =>
    app.count('taggings', 'contact_id IN (SELECT id FROM contacts WHERE line_user_id = ?)', [
      customer.lineUserId,
    ]);

  async function fresh(member = true) {
    const phone = app.freshPhone();
    if (member) app.shop.add({ phone });
    return { phone, ...(await customerWithCode(app, phone)) };
  }

  it('a shop that is away or misconfigured never means "no member" (7)', async () => {
    for (const kind of ['unavailable', 'misconfigured'] as const) {
      const { customer, code } = await fresh(false);
      app.shop.breakDown({ kind, detail: 'the token was refused' });
      const answer = await customer.enters(code);
      app.shop.breakDown(null);
      expect(answer.body).toMatchObject({ outcome: 'unavailable', keptForSeconds: 900 });
      expect(JSON.stringify(answer.body)).not.toContain('token was refused');
      expect(await taggings(customer)).toBe(0);
      const before = app.line.replies.length;
      for (const text of ['查詢手機綁定結果', '我已完成手機綁定']) await customer.writes(text);
      await eventsDone(app);
      expect(app.line.replies).toHaveLength(before);
    }
  });

  it('binding needs no trigger text (9)', async () => {
    const { customer, code } = await fresh();
    expect((await customer.enters(code)).body.outcome).toBe('bound');
    expect(await app.count('bindings', 'active_line_user_id = ?', [customer.lineUserId])).toBe(1);
    expect(await taggings(customer)).toBe(2);
    app.passTime(11 * 60_000);
    const before = app.line.replies.length;
    await customer.writes('我已完成手機綁定');
    await eventsDone(app);
    expect(app.line.replies).toHaveLength(before);
    expect((await customer.opens()).bound).not.toBeNull();
  });

  it('who is bound gets the member card’s way, the "already bound" answer, and no code', async () => {
    const { customer, code } = await fresh();
    await customer.enters(code);
    const state = await customer.opens();
    expect(state).toMatchObject({ bound: { answer: { scenario: 'alreadyBound' } }, challenge: null });
    const sent = app.sms.sent.length;
    const asked = await customer.asksCode(app.freshPhone());
    expect(asked).toMatchObject({ status: 409, body: { code: 'otp.already_bound' } });
    expect(app.sms.sent).toHaveLength(sent);
    const before = app.line.replies.length;
    await customer.writes(state.bound?.answer.triggerText ?? '');
    await eventually(() => app.line.replies.length === before + 1, 'the reply');
  });

  it('the trigger text is read as phones write it, and only whole', async () => {
    const { customer, code } = await fresh();
    await customer.enters(code);
    const before = app.line.replies.length;
    for (const text of ['我已完成手機綁定了', '我已完成', 'x我已完成手機綁定', ''])
      await customer.writes(text || '。');
    await eventsDone(app);
    expect(app.line.replies).toHaveLength(before);
    await customer.writes('  我已完成手機綁定\n');
    await eventually(() => app.line.replies.length === before + 1, 'the reply');
  });

  it('looks the member up before the SMS where the channel says so', async () => {
    await setPolicy({ matchBeforeSms: true });
    const sent = app.sms.sent.length;
    const stranger = app.customer();
    await stranger.opens();
    const refused = await stranger.asksCode(app.freshPhone());
    expect(refused).toMatchObject({ status: 422, body: { code: 'binding.member_not_found' } });
    app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    expect((await stranger.asksCode(app.freshPhone())).status).toBe(503);
    app.shop.breakDown(null);
    expect(app.sms.sent).toHaveLength(sent);
    const phone = app.freshPhone();
    app.shop.add({ phone });
    expect((await app.customer().binds(phone)).body.outcome).toBe('bound');
    await setPolicy({ matchBeforeSms: false });
  });

  it('lets nobody go through numbers there to see whose are members’', async () => {
    await setPolicy({ matchBeforeSms: true });
    const members = [app.freshPhone(), app.freshPhone()];
    for (const phone of members) app.shop.add({ phone });
    const curious = app.customer();
    await curious.opens();
    const find = jest.spyOn(app.shop, 'findByPhone');
    const strangers = Array.from({ length: 12 }, () => app.freshPhone());
    const answers = await Promise.all(strangers.map((phone) => curious.asksCode(phone)));
    expect(answers.filter(({ body }) => body.code === 'binding.member_not_found').length).toBeLessThanOrEqual(
      3,
    );
    for (const phone of strangers.slice(0, 3)) await curious.asksCode(phone);
    find.mockClear();
    // From here on a member's number is answered as a stranger's, and the shop is not asked.
    for (const phone of [...members, app.freshPhone()])
      expect(await curious.asksCode(phone)).toMatchObject({
        status: 429,
        body: { code: 'otp.send_limited' },
      });
    expect(find).not.toHaveBeenCalled();
    find.mockRestore();
    await setPolicy({ matchBeforeSms: false });
  });

  it('takes a number that the shop did not verify only where the channel says so', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone, phoneVerified: false });
    const first = await customerWithCode(app, phone);
    await setPolicy({ acceptUnverifiedPhone: false });
    expect((await first.customer.enters(first.code)).body.outcome).toBe('notFound');
    await setPolicy({ acceptUnverifiedPhone: true });
    const second = await customerWithCode(app, phone);
    expect((await second.customer.enters(second.code)).body.outcome).toBe('bound');
  });

  it('binds nobody silently whom the shop has blacklisted', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone, blacklisted: true, name: '黑名單' });
    const { customer, code } = await customerWithCode(app, phone);
    const answer = await customer.enters(code);
    expect(answer.body.outcome).toBe('contested');
    expect(JSON.stringify(answer.body)).not.toContain('黑名單');
  });

  it('merges people with one number into one customer where no shop is asked', async () => {
    const phone = app.freshPhone();
    const customer = app.customer({ liffId: demo.otherLiffId });
    await customer.binds(phone);
    const again = app.customer();
    app.shop.add({ phone });
    app.passTime(120_000);
    await again.binds(phone);
    const rows = await app.rows('SELECT DISTINCT customer_id FROM contacts WHERE line_user_id IN (?, ?)', [
      customer.lineUserId,
      again.lineUserId,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('a channel that is switched off says one thing, asks no shop and sends nothing', async () => {
    const { customer, code, phone } = await fresh();
    const proven = await fresh();
    app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    await proven.customer.enters(proven.code);
    app.shop.breakDown(null);
    const before = [app.sms.sent.length, app.shop.lookUps.length, await app.count('deliveries')];
    expect((await switchTo(false)).status).toBeLessThan(300);
    const stranger = app.customer();
    const answers = [
      await stranger.tries('POST', '/sessions', { liffId: demo.liffId, idToken: stranger.idToken() }),
      await customer.tries('GET', '/session'),
      await customer.asksCode(phone),
      await customer.enters(code),
      await proven.customer.retriesMatch(),
      await customer.tries('POST', '/push-answer'),
    ];
    for (const { status, body } of answers) {
      expect([status, body]).toMatchObject([
        403,
        { code: 'binding.disabled', title: '綁定連結暫時無法使用' },
      ]);
    }
    expect([app.sms.sent.length, app.shop.lookUps.length, await app.count('deliveries')]).toEqual(before);
    const page = await app.call<{ enabled: boolean }>('GET', `/api/liff/pages/${demo.liffId}`);
    expect(page.body.enabled).toBe(false);
    expect((await switchTo(true)).status).toBeLessThan(300);
    expect((await customer.enters(code)).body.outcome).toBe('bound');
  });

  it('a session ends when its owner or its time ends it', async () => {
    const { customer, code } = await fresh();
    app.passTime(30 * 60_000);
    expect((await customer.enters(code)).body).toMatchObject({ code: 'liff.session_required' });
    await customer.opens();
    expect((await customer.tries('DELETE', '/session')).status).toBeLessThan(300);
    expect((await customer.tries('GET', '/session')).status).toBe(401);
  });
});
