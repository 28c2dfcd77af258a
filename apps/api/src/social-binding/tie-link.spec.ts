import type { SocialTie } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { demo, TestApp } from '../../test/test-app.js';
import {
  accepts,
  bindingsOf,
  contactOf,
  declines,
  offered,
  person,
  pushesTo,
  tiesOf,
  Website,
} from './website.test-kit.js';

describeEachEngine('a website tied by a link', (engine) => {
  let app: TestApp;
  let site: Website;
  beforeAll(async () => {
    app = await TestApp.start(engine);
    site = new Website(app);
    const tags = await app.as<{ items: { id: string; name: string }[] }>('admin', 'GET', '/api/tags');
    await site.setUp({ tagIds: tags.body.items.map(({ id }) => id) });
  });
  afterAll(() => app.stop());

  it('names website and LINE account, ties with one tap, tells the website and pushes one message', async () => {
    const browser = site.browser();
    const { watch, token } = await browser.begins();
    expect(await browser.status(watch)).toEqual({ state: 'waiting', lineName: null });
    const customer = await person(app);
    expect((await offered(customer, token)).body).toEqual({
      host: 'shop.example',
      brandName: '晨光選物',
      lineName: '小明',
      beganSecondsAgo: expect.any(Number) as number,
      device: 'computer',
      member: null,
      message: 'push',
    });
    expect(await browser.status(watch)).toMatchObject({ state: 'opened' });
    expect(await browser.isBound()).toBe(false);

    expect((await accepts(customer, token)).body).toEqual({ outcome: 'bound', message: 'push' });
    // an anonymous visitor's page learns no name
    expect(await browser.status(watch)).toEqual({ state: 'bound', lineName: null });
    expect(await browser.isBound()).toBe(true);
    await eventually(() => pushesTo(customer).length === 1, 'the push');
    expect(pushesTo(customer)[0]?.messages).toMatchObject([{ text: '小明 您好，已完成社群身份綁定！' }]);
    // without the query, which may name people
    expect(await tiesOf(customer)).toMatchObject([
      { page: 'https://shop.example/products/1', way: 'link', endedAt: null },
    ]);
    const tags = "contact_id = ? AND source = 'social_binding'";
    expect(await app.count('taggings', tags, [await contactOf(customer)])).toBe(2);
    expect(await bindingsOf(customer)).toBe(0);
  });

  it('is consumed by one of many, and by nobody who only looks', async () => {
    const { token, watch } = await site.browser().begins();
    const people = await Promise.all(Array.from({ length: 8 }, () => person(app)));
    await Promise.all(people.map((each) => offered(each, token)));
    const answers = await Promise.all(people.map((each) => accepts(each, token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'social.link_used')).toHaveLength(7);
    const ties = await Promise.all(people.map(async (each) => ((await contactOf(each)) ? tiesOf(each) : [])));
    expect(ties.flat()).toHaveLength(1);
    expect((await offered(await person(app), token)).body.code).toBe('social.link_used');
    expect(await site.browser().status(watch)).toMatchObject({ state: 'bound' });
  });

  it('tells the one person who used it how it ended, however often they say so: an answer may get lost', async () => {
    const browser = site.browser();
    const [bound, refused] = [await browser.begins(), await browser.begins()];
    const [customer, stranger] = [await person(app), await person(app)];
    const answers = await Promise.all([accepts(customer, bound.token), accepts(customer, bound.token)]);
    for (const again of [...answers, await accepts(customer, bound.token)])
      expect(again).toMatchObject({ status: 200, body: { outcome: 'bound' } });
    expect(await tiesOf(customer)).toHaveLength(1);
    expect((await accepts(stranger, bound.token)).body.code).toBe('social.link_used');
    expect((await declines(customer, bound.token)).body.code).toBe('social.link_used');

    expect((await declines(customer, refused.token)).status).toBe(204);
    expect((await declines(customer, refused.token)).status).toBe(204);
    expect((await accepts(customer, refused.token)).body.code).toBe('social.link_used');
    expect((await declines(stranger, refused.token)).body.code).toBe('social.link_used');
  });

  it('expires after ten minutes, and belongs to one channel', async () => {
    const browser = site.browser();
    const { token, watch } = await browser.begins();
    const stranger = await person(app, { liffId: demo.otherLiffId });
    expect((await offered(stranger, token)).body.code).toBe('social.link_invalid');
    expect((await accepts(stranger, token)).body.code).toBe('social.link_invalid');
    app.passTime(10 * 60_000);
    const customer = await person(app);
    expect((await offered(customer, token)).body.code).toBe('social.link_expired');
    expect((await accepts(customer, token)).body.code).toBe('social.link_expired');
    expect(await browser.status(watch)).toMatchObject({ state: 'expired' });
  });

  it('ties nothing when the person says that it was not them, and is good for nobody afterwards', async () => {
    const { token, watch } = await site.browser().begins();
    const victim = await person(app);
    expect((await declines(victim, token)).status).toBe(204);
    expect(await site.browser().status(watch)).toEqual({ state: 'declined', lineName: null });
    expect((await accepts(victim, token)).body.code).toBe('social.link_used');
    expect(await contactOf(victim)).toBe('');
  });

  it('tags once, whatever is tied and untied afterwards; staff untie', async () => {
    const customer = await person(app);
    const browser = site.browser();
    await accepts(customer, (await browser.begins()).token);
    const id = await contactOf(customer);
    await app.rows('DELETE FROM taggings WHERE contact_id = ?', [id]);
    const [tie] = await tiesOf(customer);
    const ended = await app.as<SocialTie>('marketer', 'POST', `/api/social-ties/${tie?.id}/end`);
    expect(ended.body).toMatchObject({ endedBy: 'staff' });
    expect(await browser.isBound()).toBe(false);
    await accepts(customer, (await browser.begins()).token);
    await accepts(customer, (await site.browser().begins()).token);
    expect(await app.count('taggings', 'contact_id = ?', [id])).toBe(0);
    expect((await tiesOf(customer)).filter(({ endedAt }) => endedAt === null)).toHaveLength(2);
    const timeline = await app.as('agent', 'GET', `/api/contacts/${id}/timeline?group=binding`);
    expect(timeline.text).toContain('siteTied');
    expect(timeline.text).toContain('siteUntied');
  });

  it('belongs to whoever tied it last, and once to somebody who ties it twice', async () => {
    const browser = site.browser();
    const [first, second] = [await person(app), await person(app)];
    await accepts(first, (await browser.begins()).token);
    await accepts(first, (await browser.begins()).token);
    expect(await tiesOf(first)).toHaveLength(1);
    await accepts(second, (await browser.begins()).token);
    expect(await tiesOf(first)).toMatchObject([{ endedBy: 'replaced' }]);
    expect(await tiesOf(second)).toMatchObject([{ endedAt: null }]);
  });

  it('shows in both tabs of a browser', async () => {
    const browser = site.browser();
    const [one, two] = [await browser.begins(), await browser.begins()];
    await accepts(await person(app), two.token);
    expect(await browser.status(one.watch)).toMatchObject({ state: 'bound' });
    // nobody else's page is told
    expect((await browser.status('x'.repeat(43))) as object).toMatchObject({ code: 'request.not_found' });
  });

  it('sends a card where staff chose one, as it stood at the save, or nothing', async () => {
    const card = { name: '歡迎', content: { kind: 'text', text: '{顧客名稱}，歡迎' } };
    const { body } = await app.as<{ id: string }>('admin', 'POST', '/api/cards', card);
    const tie = async () => {
      const customer = await person(app);
      return { customer, ...(await accepts(customer, (await site.browser().begins()).token)).body };
    };
    const saved = await site.setUp({ message: { kind: 'savedCard', cardId: body.id } });
    expect(saved.status).toBe(200);
    const one = await tie();
    await eventually(() => pushesTo(one.customer).length === 1, 'the push');
    expect(pushesTo(one.customer)[0]?.messages).toMatchObject([{ text: '小明，歡迎' }]);
    await site.setUp({ message: { kind: 'none' } });
    const two = await tie();
    expect([two.outcome, two.message]).toEqual(['bound', 'none']);
    const pushes = "kind = 'line.push' AND line_user_id = ?";
    expect(await app.count('deliveries', pushes, [two.customer.lineUserId])).toBe(0);
    await site.setUp();
  });

  it('stands without a message when the month has none left, and says so', async () => {
    app.line.setup.quota = { type: 'limited', value: 0 };
    const { token } = await site.browser().begins();
    const customer = await person(app);
    expect((await offered(customer, token)).body.message).toBe('usedUp');
    expect((await accepts(customer, token)).body).toEqual({ outcome: 'bound', message: 'usedUp' });
    expect(await tiesOf(customer)).toHaveLength(1);
    expect(
      await app.count('deliveries', "kind = 'line.push' AND line_user_id = ?", [customer.lineUserId]),
    ).toBe(0);
  });

  it('goes on while phone binding is switched off, and opens nothing else then', async () => {
    const path = `/api/channels/${demo.channelId}/binding-settings/enabled`;
    const { token } = await site.browser().begins();
    await app.as('admin', 'POST', path, { enabled: false });
    const customer = app.customer();
    const opening = () => ({ liffId: demo.liffId, idToken: customer.idToken() });
    expect((await customer.tries('POST', '/sessions', opening())).status).not.toBe(201);
    const opened = await customer.tries<{ token: string }>('POST', '/sessions', {
      ...opening(),
      for: 'website',
    });
    customer.session = opened.body as never;
    expect((await customer.tries('GET', '/session?for=website')).status).toBe(200);
    expect((await customer.tries('GET', '/session')).body).toMatchObject({ code: 'binding.disabled' });
    expect((await customer.asksCode(app.freshPhone())).body.code).toBe('binding.disabled');
    expect((await accepts(customer, token)).body.outcome).toBe('bound');
    await app.as('admin', 'POST', path, { enabled: true });
  });

  it('limits one browser', async () => {
    const browser = site.browser();
    const answers = [];
    for (let i = 0; i < 21; i += 1) answers.push(await browser.begin());
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(20).fill(201), 429]);
    expect((await site.browser().begin()).status).toBe(201);
  });

  it('keeps secrets as hashes only', async () => {
    const { token, watch } = await site.browser().begins();
    const rows = JSON.stringify(await app.rows('SELECT * FROM social_tie_attempts'));
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(watch);
  });

  it('is part of what a person is given, and gone when they are erased', async () => {
    const customer = await person(app);
    const browser = site.browser();
    await accepts(customer, (await browser.begins()).token);
    const id = await contactOf(customer);
    const exported = await app.as<{ websites: object[] }>('admin', 'GET', `/api/contacts/${id}/export`);
    expect(exported.body.websites).toMatchObject([{ page: 'https://shop.example/products/1' }]);
    const confirm = customer.lineUserId.slice(-4);
    await app.as('admin', 'POST', `/api/contacts/${id}/erasure`, { reason: 'x', confirm });
    expect(await app.count('social_ties', 'contact_id = ?', [id])).toBe(0);
    expect(await app.count('social_tie_attempts', 'line_user_id = ?', [customer.lineUserId])).toBe(0);
    expect(await browser.isBound()).toBe(false);
  });
});
