import { createHmac, randomUUID } from 'node:crypto';
import type { BindingOutcome, BindingSettings, MemberLinkOffer, Problem } from '@tieline/contracts';
import { customerWithCode } from '../../test/challenges.js';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { demo, TestApp } from '../../test/test-app.js';

type Outcome = BindingOutcome & Problem;

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describeEachEngine('signed member links', (engine) => {
  let app: TestApp;
  let secret = '';
  const url = `/api/channels/${demo.channelId}/member-link-secret`;
  const replace = async (endPrevious = false) =>
    (await app.as<{ secret: string }>('admin', 'POST', url, { endPrevious })).body.secret;
  beforeAll(async () => {
    app = await TestApp.start(engine);
    secret = await replace();
  });
  afterAll(() => app.stop());
  afterEach(() => app.shop.breakDown(null));

  /** As the brand's server makes one. */
  function link(sub: string, more: object = {}, key = secret): string {
    const exp = Math.floor(app.now() / 1000) + 600;
    const claims = { sub, aud: demo.liffId, exp, jti: randomUUID(), ...more };
    const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
    return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
  }
  const member = () => app.shop.add({ phone: app.freshPhone(), name: '王小明', tier: '金卡' });
  async function person(options: Parameters<typeof app.customer>[0] = {}): Promise<Customer> {
    const customer = app.customer(options);
    await customer.opens();
    return customer;
  }
  const offered = (customer: Customer, token: string) =>
    customer.tries<MemberLinkOffer & Problem>('POST', '/member-links/offer', { token });
  const accepts = (customer: Customer, token: string) =>
    customer.tries<Outcome>('POST', '/member-links', { token, consentVersion: 'v1' });
  const active = (customer: Customer) =>
    app.count('bindings', 'active_line_user_id = ?', [customer.lineUserId]);

  it('names the member masked, and ties nothing before the person says yes', async () => {
    const { id, memberNumber } = member();
    const customer = await person();
    const token = link(id);
    const { body, text } = await offered(customer, token);
    expect(body).toEqual({
      maskedName: '王○明',
      maskedNumber: `…${memberNumber.slice(-4)}`,
      lineName: '小明',
      bound: 'no',
    });
    expect(text).not.toContain('王小明');
    expect(await active(customer)).toBe(0);

    expect((await accepts(customer, token)).body).toMatchObject({
      outcome: 'bound',
      member: { name: '王小明', memberNumber, maskedPhone: '' },
    });
    const [row] = await app.rows('SELECT * FROM bindings WHERE line_user_id = ?', [customer.lineUserId]);
    expect(row).toMatchObject({ member_id: id, phone_index: '', active_phone_index: null });
    const tags = 'contact_id = (SELECT id FROM contacts WHERE line_user_id = ?)';
    expect(await app.count('taggings', tags, [customer.lineUserId])).toBe(2);
    const card = await customer.tries<{ member: object }>('GET', '/member-card');
    expect(card.body.member).toMatchObject({ memberNumber, phone: null, tier: '金卡' });
    expect((await app.as('admin', 'GET', '/api/contacts?limit=100')).status).toBe(200);
  });

  it('works once: of many who open it at the same moment one is tied', async () => {
    const token = link(member().id);
    const people = await Promise.all(Array.from({ length: 8 }, () => person()));
    const answers = await Promise.all(people.map((each) => accepts(each, token)));
    expect(answers.filter(({ body }) => body.outcome === 'bound')).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'member_link.used')).toHaveLength(7);
    expect((await offered(await person(), token)).body.code).toBe('member_link.used');
  });

  it('ties one person once, however often they tap', async () => {
    const customer = await person();
    const token = link(member().id);
    const answers = await Promise.all(Array.from({ length: 6 }, () => accepts(customer, token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await active(customer)).toBe(1);
  });

  it.each([
    ['another secret', (id: string) => link(id, {}, 'x'.repeat(43)), 401, 'member_link.invalid'],
    [
      'another channel',
      (id: string) => link(id, { aud: demo.otherLiffId }),
      409,
      'member_link.other_channel',
    ],
    ['an expired one', (id: string) => link(id, { exp: 1 }), 410, 'member_link.expired'],
    ['nobody', () => link('nobody'), 422, 'member_link.member_unknown'],
  ] as const)('refuses %s, and uses nothing up', async (_name, made, status, code) => {
    const customer = await person();
    const token = made(member().id);
    for (const answer of [await offered(customer, token), await accepts(customer, token)])
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await active(customer)).toBe(0);
  });

  it('waits for a shop that is down: the link is good afterwards', async () => {
    const customer = await person();
    const token = link(member().id);
    app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    expect((await accepts(customer, token)).body.code).toBe('shop.unavailable');
    app.shop.breakDown(null);
    expect((await accepts(customer, token)).body.outcome).toBe('bound');
  });

  describe('of a member who is tied to another LINE account', () => {
    async function held() {
      const { id } = member();
      const holder = await person();
      await accepts(holder, link(id));
      return { id, holder, rival: await person() };
    }

    it('moves nothing: staff decide, the holder is told, the rival learns nothing of them', async () => {
      const { id, holder, rival } = await held();
      const answer = await accepts(rival, link(id));
      expect(answer.body).toMatchObject({ outcome: 'contested' });
      expect(answer.text).not.toContain('王');
      expect([await active(holder), await active(rival)]).toEqual([1, 0]);
      const notice = "kind = 'line.push' AND line_user_id = ? AND dedupe_key LIKE 'holder:contestedMember:%'";
      expect(await app.count('deliveries', notice, [holder.lineUserId])).toBe(1);

      const [review] = await app.rows<{ id: string }>(
        `SELECT r.id FROM binding_reviews r JOIN contacts c ON c.id = r.contact_id WHERE c.line_user_id = ?`,
        [rival.lineUserId],
      );
      const path = `/api/binding-reviews/${review?.id}`;
      const detail = await app.as('supervisor', 'GET', path);
      expect(detail.body).toMatchObject({
        maskedPhone: null,
        memberId: id,
        candidates: [{ memberId: id }],
        holder: { maskedPhone: '' },
      });
      const listed = await app.as('supervisor', 'GET', '/api/binding-reviews');
      expect(listed.body['items']).toContainEqual(
        expect.objectContaining({ id: review?.id, maskedPhone: null, memberId: id }),
      );
      const decided = await app.as('supervisor', 'POST', `${path}/decision`, {
        decision: 'approve',
        reason: '已確認',
      });
      expect(decided.status).toBe(200);
      expect([await active(holder), await active(rival)]).toEqual([0, 1]);
    });

    it('moves with notice where the channel says so', async () => {
      const now = await app.settings();
      const { channelId: _id, enabled: _e, pictureUrl: _p, bindingUrl: _b, memberCardUrl: _m, ...rest } = now;
      const { updatedAt: _u, savedBy: _s, ...content } = rest;
      const put = (policy: object) =>
        app.as<BindingSettings>('admin', 'PUT', `/api/channels/${demo.channelId}/binding-settings`, {
          ...content,
          policy: { ...content.policy, ...policy },
        });
      const saved = await put({ contested: 'move' });
      expect(saved.status).toBe(200);
      const { id, holder, rival } = await held();
      expect((await accepts(rival, link(id))).body.outcome).toBe('bound');
      expect([await active(holder), await active(rival)]).toEqual([0, 1]);
      content.version = saved.body.version;
      await put({ contested: 'review' });
    });
  });

  it('says so when this LINE account is tied already, to this member or another', async () => {
    const { id } = member();
    const customer = await person();
    await accepts(customer, link(id));
    expect((await offered(customer, link(id))).body.bound).toBe('same');
    expect((await accepts(customer, link(id))).body.outcome).toBe('alreadyBound');
    const other = link(member().id);
    expect((await offered(customer, other)).body.bound).toBe('other');
    const refused = await accepts(customer, other);
    expect([refused.status, refused.body.code]).toEqual([409, 'member_link.bound_otherwise']);
    // the link was not used up by that
    expect((await accepts(await person(), other)).body.outcome).toBe('bound');
  });

  it('keeps one binding when the phone flow and a link meet', async () => {
    const phone = app.freshPhone();
    const { id } = app.shop.add({ phone });
    const { customer, code } = await customerWithCode(app, phone);
    const [entered, accepted] = await Promise.all([customer.enters(code), accepts(customer, link(id))]);
    expect(entered.status).toBe(200);
    expect(accepted.status).toBe(200);
    expect(await active(customer)).toBe(1);
  });

  it('ties members of a channel without a shop by the number that the brand signed', async () => {
    const other = `/api/channels/${demo.otherChannelId}/member-link-secret`;
    const key = (await app.as<{ secret: string }>('admin', 'POST', other, { endPrevious: false })).body
      .secret;
    const claims = { aud: demo.otherLiffId, name: '林美玲' };
    const customer = await person({ liffId: demo.otherLiffId });
    const token = link('B-1001', claims, key);
    expect((await offered(customer, token)).body.maskedName).toBe('林○玲');
    expect((await accepts(customer, token)).body).toMatchObject({
      outcome: 'bound',
      member: { memberNumber: 'B-1001' },
    });
    const rival = await person({ liffId: demo.otherLiffId });
    expect((await accepts(rival, link('B-1001', claims, key))).body.outcome).toBe('contested');
  });

  describe('the secret', () => {
    it('is shown once, and never again', async () => {
      const shown = await app.as('supervisor', 'GET', url);
      expect(shown.body).toMatchObject({ liffId: demo.liffId, ending: secret.slice(-4) });
      expect(shown.text).not.toContain(secret);
      const stored = await app.rows<{ secret_sealed: string }>(
        'SELECT secret_sealed FROM member_link_secrets',
      );
      expect(JSON.stringify(stored)).not.toContain(secret);
      expect((await app.as('supervisor', 'POST', url, { endPrevious: false })).status).toBe(403);
    });

    it('is good no longer at once, when it may have leaked', async () => {
      const leaked = secret;
      secret = await replace(true);
      const { id } = member();
      expect((await offered(await person(), link(id, {}, leaked))).body.code).toBe('member_link.invalid');
      expect((await offered(await person(), link(id))).status).toBe(200);
    });

    it('can be taken away, and every link with it', async () => {
      expect((await app.as('admin', 'DELETE', url)).status).toBe(204);
      expect((await offered(await person(), link(member().id))).body.code).toBe('member_link.invalid');
      secret = await replace();
    });

    it('stays good for a day after a rotation', async () => {
      const before = secret;
      secret = await replace();
      const { id } = member();
      expect((await offered(await person(), link(id, {}, before))).status).toBe(200);
      app.passTime(25 * 3_600_000);
      expect((await offered(await person(), link(id, {}, before))).body.code).toBe('member_link.invalid');
      expect((await offered(await person(), link(id))).status).toBe(200);
    });
  });
});
