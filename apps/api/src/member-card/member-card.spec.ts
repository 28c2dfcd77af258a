import type { MemberCard, MemberCardSettings } from '@tieline/contracts';
import type { MemberStanding } from '@tieline/shops';
import { customerWithCode } from '../../test/challenges.js';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { demo, TestApp } from '../../test/test-app.js';

const gold: MemberStanding = {
  email: 'ming@example.com',
  storeCredit: 500,
  renewalGap: 0,
  nextTier: '白金',
  nextTierGap: 5800,
};

describeEachEngine('the member card', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());
  afterEach(() => app.shop.breakDown(null));

  const url = `/api/channels/${demo.channelId}/member-card`;
  const settings = async () => (await app.as<MemberCardSettings>('supervisor', 'GET', url)).body;
  async function save(change: object, version?: number) {
    const { fields, code, color, pictureId, unbind, ...now } = await settings();
    const body = { version: version ?? now.version, fields, code, color, pictureId, unbind, ...change };
    return app.as<MemberCardSettings>('supervisor', 'PUT', url, body);
  }
  const carries = (kind: string, source: string) => save({ code: { kind, source, withQr: false } });

  async function bound(member: object = {}) {
    const phone = app.freshPhone();
    const shopMember = app.shop.add({ phone, name: '王小明', tier: '金卡', points: 1280, ...member });
    const { customer, code } = await customerWithCode(app, phone);
    await customer.enters(code);
    return { customer, phone, member: shopMember };
  }
  const card = async (customer: Customer, query = '') => {
    const answer = await customer.tries<MemberCard & { code: string }>('GET', `/member-card${query}`);
    return { ...answer, member: answer.body.member };
  };

  it('shows what the shop says now', async () => {
    const { customer, member } = await bound({ standing: gold, tierExpiresAt: '2027-12-31T15:59:59.000Z' });
    const { status, body } = await card(customer);
    expect(status).toBe(200);
    expect(body.member).toEqual({
      name: '王小明',
      memberNumber: member.memberNumber,
      phone: expect.stringMatching(/^09\d\d-\*\*\*-\d{3}$/) as string,
      tier: '金卡',
      tierExpiresAt: '2027-12-31T15:59:59.000Z',
      points: 1280,
      storeCredit: 500,
      renewalGap: 0,
      nextTier: '白金',
      nextTierGap: 5800,
    });
    expect(body).toMatchObject({ codeText: member.memberNumber, stale: false, unbindAllowed: true });
    expect(Math.abs(Date.parse(body.asOf ?? '') - app.now())).toBeLessThan(60_000);
  });

  it('shows nothing of the shop to anybody who is not bound', async () => {
    const stranger = app.customer();
    await stranger.opens();
    const { status, body } = await card(stranger);
    expect([status, body.code]).toEqual([409, 'binding.not_bound']);
  });

  it('asks the shop once a minute, sooner when it is told to', async () => {
    const { customer, member } = await bound();
    expect((await card(customer)).member.points).toBe(1280);
    Object.assign(member, { points: 1300 });
    expect((await card(customer)).member.points).toBe(1280);
    app.passTime(11_000);
    expect((await card(customer)).member.points).toBe(1280);
    expect((await card(customer, '?refresh=1')).member.points).toBe(1300);
    Object.assign(member, { points: 1400 });
    expect((await card(customer, '?refresh=1')).member.points).toBe(1300);
    app.passTime(61_000);
    expect((await card(customer)).member.points).toBe(1400);
  });

  it('shows what it knew while the shop is down, and says so', async () => {
    const { customer } = await bound({ standing: gold });
    app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    const early = await card(customer);
    expect(early.body).toMatchObject({ stale: true, member: { name: '王小明', tier: '金卡', points: null } });
    app.shop.breakDown(null);
    await card(customer);
    app.passTime(20 * 60_000);
    app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    await app.restart();
    const { body } = await card(customer, '?refresh=1');
    expect(body).toMatchObject({ stale: true, member: { points: 1280, storeCredit: 500 } });
    expect(app.now() - Date.parse(body.asOf ?? '')).toBeGreaterThan(19 * 60_000);
  });

  it('does not wait for a shop that hangs; what comes later is there at the next look', async () => {
    const { customer, member } = await bound();
    let answer: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (answer = resolve));
    const asked: string[] = [];
    const usual = app.shop.getMember.bind(app.shop);
    app.shop.getMember = async (id) => {
      asked.push(id);
      await late;
      return usual(id);
    };
    try {
      const began = performance.now();
      const [first, second] = await Promise.all([card(customer), card(customer)]);
      expect(performance.now() - began).toBeLessThan(20_000);
      expect([first.body.stale, second.body.stale, first.member.points]).toEqual([true, true, null]);
      expect(asked).toEqual([member.id]);
    } finally {
      app.shop.getMember = usual;
      answer();
    }
    const written = 'line_user_id = ? AND live_sealed IS NOT NULL';
    await eventually(() => app.count('bindings', written, [customer.lineUserId]), 'what came later');
    expect((await card(customer)).body).toMatchObject({ stale: false, member: { points: 1280 } });
  });

  it('keeps what the shop said sealed, and nothing of it after the binding', async () => {
    const { customer } = await bound({ standing: gold });
    await card(customer);
    const live = () =>
      app.rows<{ contact_id: string; live_sealed: string | null }>(
        'SELECT contact_id, live_sealed FROM bindings WHERE line_user_id = ?',
        [customer.lineUserId],
      );
    const [kept] = await live();
    expect(kept?.live_sealed).toMatch(/^\w+\./);
    expect(kept?.live_sealed).not.toContain('ming@');
    const path = `/api/contacts/${kept?.contact_id}/unbind`;
    expect((await app.as('admin', 'POST', path, { reason: '測試', removeTagIds: [] })).status).toBeLessThan(
      300,
    );
    expect((await live())[0]?.live_sealed).toBeNull();
    expect((await card(customer)).body.code).toBe('binding.not_bound');
  });

  describe('its code', () => {
    it.each([
      ['code128', 'phone', (phone: string) => phone.replace('+886', '0')],
      ['qr', 'email', () => 'ming@example.com'],
      ['code39', 'memberNumber', () => 'S-77'],
      // a number that EAN-13 can not say is not turned into another one
      ['ean13', 'memberNumber', () => null],
    ] as const)('is %s of the %s', async (kind, source, said) => {
      expect((await carries(kind, source)).status).toBe(200);
      const { customer, phone } = await bound({ standing: gold, memberNumber: 'S-77' });
      expect((await card(customer)).body.codeText).toBe(said(phone));
    });

    it('carries no e-mail address in Code 39 or EAN-13', async () => {
      const refused = await carries('ean13', 'email');
      expect(refused).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      expect(JSON.stringify(refused.body)).toContain('code_email');
    });
  });

  describe('its settings', () => {
    it('stand for their own version: of many who save at once one wins', async () => {
      const { version } = await settings();
      const colors = ['#112233', '#445566', '#778899', '#aabbcc'];
      const answers = await Promise.all(colors.map((color) => save({ color }, version)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      const late = answers.find(({ status }) => status === 409);
      expect(late?.body).toMatchObject({ code: 'member_card.settings_changed' });
      expect(await settings()).toMatchObject({ version: version + 1, savedBy: { name: 'supervisor' } });
    });

    it('take fields in their order, each once', async () => {
      const fields = [
        { key: 'points', label: '紅利' },
        { key: 'tier', label: '' },
      ];
      await save({ fields });
      const { customer } = await bound();
      expect((await card(customer)).body.design.fields).toEqual(fields);
      expect((await save({ fields: [fields[0], fields[0]] })).status).toBe(400);
      expect((await save({ color: 'red' })).status).toBe(400);
    });

    it('are written down, and name the link of the card', async () => {
      await save({ color: '#0b3d2e' });
      const where = 'action = ? AND target_id = ?';
      expect(await app.count('audit', where, ['member_card.saved', demo.channelId])).toBeGreaterThan(0);
      expect((await settings()).memberCardUrl).toMatch(/\/2000000002-SunRise1\/card$/);
    });
  });
});

describeEachEngine('the member card of a channel without a shop', (engine) => {
  it('shows the person as LINE and the binding know them, and says nothing of time', async () => {
    const app = await TestApp.start(engine);
    try {
      const phone = app.freshPhone();
      const customer = app.customer({ liffId: demo.otherLiffId, name: '小美' });
      await customer.binds(phone);
      const { body } = await customer.tries<MemberCard>('GET', '/member-card');
      expect(body).toMatchObject({ asOf: null, stale: false, codeText: null });
      expect(body.member).toMatchObject({ name: '小美', memberNumber: null, points: null });
    } finally {
      await app.stop();
    }
  });
});
