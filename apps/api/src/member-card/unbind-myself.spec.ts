import type { MemberCardSettings, ResponseOf, unbindMyself } from '@tieline/contracts';
import { customerWithCode } from '../../test/challenges.js';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { demo, TestApp } from '../../test/test-app.js';

type Unbound = ResponseOf<typeof unbindMyself> & { code: string };

describeEachEngine('a customer who unbinds', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  async function bound() {
    const phone = app.freshPhone();
    app.shop.add({ phone, name: '王小明' });
    const { customer, code } = await customerWithCode(app, phone);
    await customer.enters(code);
    return { customer, phone };
  }
  const unbinds = (customer: Customer, accessToken: string | null = null) =>
    customer.tries<Unbound>('POST', '/unbinding', { accessToken });
  const active = (customer: Customer) =>
    app.count('bindings', 'active_line_user_id = ?', [customer.lineUserId]);
  const tagsOn = (customer: Customer) =>
    app.count(
      'taggings',
      'active_tag_id IS NOT NULL AND contact_id = (SELECT id FROM contacts WHERE line_user_id = ?)',
      [customer.lineUserId],
    );

  async function allow(unbind: { allowed: boolean; tagIds?: string[] }): Promise<void> {
    const url = `/api/channels/${demo.channelId}/member-card`;
    const { fields, code, color, pictureId, version } = (
      await app.as<MemberCardSettings>('admin', 'GET', url)
    ).body;
    const body = { version, fields, code, color, pictureId, unbind: { tagIds: [], ...unbind } };
    expect((await app.as('admin', 'PUT', url, body)).status).toBe(200);
  }

  it('is unbound, loses the chosen tags, and LINE withdraws what was granted', async () => {
    const { body } = await app.as<{ items: { id: string; name: string }[] }>('admin', 'GET', '/api/tags');
    const vip = body.items.find(({ name }) => name === 'VIP')?.id ?? '';
    await allow({ allowed: true, tagIds: [vip] });
    const { customer } = await bound();
    expect(await tagsOn(customer)).toBe(2);
    app.line.userTokens.add('live-token');
    const answer = await unbinds(customer, 'live-token');
    expect(answer).toMatchObject({ status: 200, body: { deauthorized: true } });
    expect(app.line.userTokens.size).toBe(0);
    expect([await active(customer), await tagsOn(customer)]).toEqual([0, 1]);
    const [row] = await app.rows<{ end_reason: string; live_sealed: null }>(
      'SELECT end_reason, live_sealed FROM bindings WHERE line_user_id = ?',
      [customer.lineUserId],
    );
    expect(row).toEqual({ end_reason: 'by the customer', live_sealed: null });
    expect((await customer.tries('GET', '/member-card')).body).toMatchObject({ code: 'binding.not_bound' });
    expect((await unbinds(customer)).body.code).toBe('binding.not_bound');
  });

  it('is unbound whatever LINE says', async () => {
    await allow({ allowed: true });
    const { customer } = await bound();
    expect((await unbinds(customer, 'a-dead-token')).body).toEqual({ deauthorized: false });
    expect(await active(customer)).toBe(0);
  });

  it('is not where the channel does not allow it', async () => {
    await allow({ allowed: false });
    const { customer } = await bound();
    const refused = await unbinds(customer, 'live-token');
    expect([refused.status, refused.body.code]).toEqual([403, 'binding.unbind_not_allowed']);
    expect(await active(customer)).toBe(1);
    await allow({ allowed: true });
  });

  it('ends one binding, however often it is asked for at once', async () => {
    const { customer } = await bound();
    const answers = await Promise.all(Array.from({ length: 10 }, () => unbinds(customer)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'binding.not_bound')).toHaveLength(9);
  });

  it('is bound or not, but nothing between, when binding and unbinding meet', async () => {
    for (let round = 0; round < 5; round += 1) {
      const phone = app.freshPhone();
      app.shop.add({ phone });
      const { customer, code } = await customerWithCode(app, phone);
      const [entered, ended] = await Promise.all([customer.enters(code), unbinds(customer)]);
      expect(entered.status).toBe(200);
      expect([200, 409]).toContain(ended.status);
      expect(await active(customer)).toBe(ended.status === 200 ? 0 : 1);
      const tags = await tagsOn(customer);
      expect(tags).toBe(2);
    }
  });

  it('may bind again, and is not tagged twice', async () => {
    const { customer, phone } = await bound();
    await unbinds(customer);
    const again = await customerWithCode(app, phone, customer);
    expect((await again.customer.enters(again.code)).body).toMatchObject({ outcome: 'bound' });
    expect(
      await app.count('taggings', 'contact_id = (SELECT id FROM contacts WHERE line_user_id = ?)', [
        customer.lineUserId,
      ]),
    ).toBe(2);
  });
});
