import { describeEachEngine } from '../../test/engines.js';
import { demo, TestApp } from '../../test/test-app.js';
import { accepts, bindingsOf, offered, person, pushesTo, tiesOf, Website } from './website.test-kit.js';

describeEachEngine('a signed-in member of the website, tied by a link', (engine) => {
  let app: TestApp;
  let site: Website;
  beforeAll(async () => {
    app = await TestApp.start(engine);
    site = new Website(app);
    await site.setUp();
    await site.makeSecret();
  });
  afterAll(() => app.stop());
  afterEach(() => app.shop.breakDown(null));

  const member = () => app.shop.add({ phone: app.freshPhone(), name: '王小明' });
  const signedIn = async (id = member().id) => site.browser().begins({ memberToken: site.memberToken(id) });

  it('is named masked, asked for, and tied as by a member link', async () => {
    const { id, memberNumber } = member();
    const browser = site.browser();
    const { token, watch } = await browser.begins({ memberToken: site.memberToken(id) });
    const customer = await person(app, { name: '陳大文' });
    const { body, text } = await offered(customer, token);
    expect(body.member).toEqual({ maskedName: '王○明', maskedNumber: `…${memberNumber.slice(-4)}` });
    expect(text).not.toContain('王小明');
    expect(await bindingsOf(customer)).toBe(0);
    expect((await accepts(customer, token)).body.outcome).toBe('bound');
    const [row] = await app.rows('SELECT member_id FROM bindings WHERE active_line_user_id = ?', [
      customer.lineUserId,
    ]);
    expect(row).toEqual({ member_id: id });
    // the member sees whose LINE it was, so that they notice somebody else's
    expect(await browser.status(watch)).toEqual({ state: 'bound', lineName: '陳○文' });
  });

  it('is told in the session that began only: another tab learns nothing of it', async () => {
    const browser = site.browser();
    const { id } = member();
    const other = await browser.begins({ memberToken: site.memberToken(id) });
    const { token } = await browser.begins({ memberToken: site.memberToken(id) });
    await accepts(await person(app), token);
    expect(await browser.status(other.watch)).toMatchObject({ state: 'waiting' });
  });

  it.each([
    ['another secret', (id: string) => site.memberToken(id, {}, 'x'.repeat(43)), 'member_link.invalid'],
    [
      'the audience of member links',
      (id: string) => site.memberToken(id, { aud: demo.liffId }),
      'member_link.other_channel',
    ],
    [
      'another channel',
      (id: string) => site.memberToken(id, { aud: demo.otherChannelId }),
      'member_link.other_channel',
    ],
    ['the past', (id: string) => site.memberToken(id, { exp: 1 }), 'member_link.expired'],
    ['no one-time id', (id: string) => site.memberToken(id, { jti: undefined }), 'member_link.invalid'],
    ['a week', (id: string) => site.memberToken(id, { exp: 4_000_000_000 }), 'member_link.invalid'],
  ])('is refused when the token is of %s', async (_name, made, code) => {
    const browser = site.browser();
    expect((await browser.begin({ memberToken: made(member().id) })).body.code).toBe(code);
    expect(await app.count('social_tie_attempts', 'visitor_hash = ?', [browser.visitor])).toBe(0);
  });

  it('is refused unsigned, whatever the number is called', async () => {
    for (const field of ['memberId', 'member', 'memberNumber', 'sub'])
      expect((await site.browser().begin({ [field]: member().id })).status).toBe(400);
  });

  it('comes with a token that works once, of many at the same moment too', async () => {
    const memberToken = site.memberToken(member().id);
    const answers = await Promise.all(Array.from({ length: 6 }, () => site.browser().begin({ memberToken })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'member_link.used')).toHaveLength(5);
  });

  it('who is tied to another LINE account is contested: nothing is tied, staff decide', async () => {
    const { id } = member();
    await accepts(await person(app), (await signedIn(id)).token);
    const thief = await person(app);
    const browser = site.browser();
    const { token, watch } = await browser.begins({ memberToken: site.memberToken(id) });
    expect((await accepts(thief, token)).body).toEqual({ outcome: 'contested', message: 'none' });
    expect(await bindingsOf(thief)).toBe(0);
    expect(await tiesOf(thief)).toEqual([]);
    expect(await browser.status(watch)).toEqual({ state: 'contested', lineName: null });
    expect(await browser.isBound()).toBe(false);
    expect(pushesTo(thief)).toEqual([]);
  });

  it('changes nothing for a LINE account with another member, and leaves the link good', async () => {
    const customer = await person(app);
    await accepts(customer, (await signedIn()).token);
    const { token } = await signedIn();
    expect((await accepts(customer, token)).body.code).toBe('member_link.bound_otherwise');
    expect((await accepts(await person(app), token)).body.outcome).toBe('bound');
  });

  it('waits for a shop that is down', async () => {
    const { token } = await signedIn();
    const customer = await person(app);
    app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    expect((await offered(customer, token)).body.code).toBe('shop.unavailable');
    expect((await accepts(customer, token)).body.code).toBe('shop.unavailable');
    app.shop.breakDown(null);
    expect((await accepts(customer, token)).body.outcome).toBe('bound');
  });
});
