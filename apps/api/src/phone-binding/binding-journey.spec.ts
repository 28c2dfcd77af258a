import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp } from '../../test/test-app.js';

describeEachEngine('the binding journey', (engine) => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  it('binds a proven number to the member, tags once and answers in the chat for free', async () => {
    const phone = '+886912000001';
    app.shop.add({ phone, id: 'm-1', memberNumber: 'S-1', name: '王小明', tier: '金卡' });
    const customer = app.customer();

    const bound = await customer.binds(phone);
    expect(bound.status).toBe(200);
    expect(bound.body).toMatchObject({
      outcome: 'bound',
      member: { name: '王小明', memberNumber: 'S-1', tier: '金卡', maskedPhone: '0912-***-001' },
      answer: { scenario: 'firstBinding', triggerText: '我已完成手機綁定' },
    });

    await customer.writes('我已完成手機綁定');
    await eventually(() => app.line.texts.some((text) => text.includes('恭喜完成手機綁定')), 'the reply');
    expect(app.line.pushes).toHaveLength(0);
    expect(await app.count('taggings', "source = 'phone_binding'")).toBe(2);
    expect(await app.count('sms_ledger', "kind = 'charge'")).toBe(1);
  });

  it('answers a stranger who types the same words with nothing', async () => {
    const before = app.line.replies.length;
    await app.customer().writes('我已完成手機綁定');
    await eventually(async () => (await app.count('webhook_events', "state = 'open'")) === 0, 'the event');
    expect(app.line.replies).toHaveLength(before);
  });

  it('says not found on the page and in the chat', async () => {
    const customer = app.customer();
    const answer = await customer.binds('+886912000003');
    expect(answer.body).toMatchObject({ outcome: 'notFound', answer: { scenario: 'memberNotFound' } });
    await customer.writes('查詢手機綁定結果');
    await eventually(() => app.line.texts.some((text) => text.startsWith('查無此手機號碼')), 'the reply');
  });

  it('keeps the proven number while the shop is down: the retry needs no second SMS', async () => {
    const phone = '+886912000008';
    app.shop.add({ phone });
    app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    const customer = app.customer();
    expect((await customer.binds(phone)).body).toMatchObject({ outcome: 'unavailable', keptForSeconds: 900 });
    expect((await customer.retriesMatch()).body).toMatchObject({ outcome: 'unavailable' });
    app.shop.breakDown(null);
    expect((await customer.retriesMatch()).body).toMatchObject({ outcome: 'bound' });
    expect(app.sms.sent.filter(({ to }) => to === phone)).toHaveLength(1);
  });

  it('opens a case for staff when several members hold the number', async () => {
    const phone = '+886912000010';
    app.shop.add({ phone });
    app.shop.add({ phone });
    const answer = await app.customer().binds(phone);
    expect(answer.body).toMatchObject({ outcome: 'many' });
    expect(await app.count('binding_reviews', "kind = 'many'")).toBe(1);
  });

  it('shows nothing of the first person when the number is held, and tells that LINE account', async () => {
    const phone = '+886912000004';
    app.shop.add({ phone, name: '黃淑芬' });
    const holder = app.customer();
    await holder.binds(phone);
    app.passTime(120_000);
    const rival = await app.customer().binds(phone);
    expect(rival.body).toMatchObject({ outcome: 'contested' });
    expect(JSON.stringify(rival.body)).not.toContain('黃淑芬');
    await eventually(() => app.line.pushes.find(({ to }) => to === holder.lineUserId), 'the notice');
    expect(await app.count('bindings', 'active_line_user_id = ?', [holder.lineUserId])).toBe(1);
  });

  it('goes on after a reload without another SMS', async () => {
    const phone = '+886912000020';
    app.shop.add({ phone });
    const customer = app.customer();
    await customer.opens();
    const asked = await customer.asksCode(phone);
    const state = await customer.tries<{ challenge: { id: string } }>('GET', '/session');
    expect(state.body.challenge.id).toBe(asked.body.id);
  });
});
