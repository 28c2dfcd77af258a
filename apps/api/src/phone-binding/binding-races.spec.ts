import { customerWithCode, seedCode, tally } from '../../test/challenges.js';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';

const many = 100;
const times = (n: number) => Array.from({ length: n }, (_none, index) => index);

describeEachEngine('who is bound when many try at once', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine, { smsCredit: 100 });
  });
  afterAll(() => app.stop());

  const activeBindings = (where: string, value: unknown) =>
    app.count('bindings', `active_line_user_id IS NOT NULL AND ${where}`, [value]);

  /** `n` people, each with a number of his own that the shop has under the same member. */
  async function rivalsFor(memberId: string, n: number) {
    return Promise.all(
      times(n).map(async () => {
        const phone = app.freshPhone();
        app.shop.add({ phone, id: memberId });
        return customerWithCode(app, phone);
      }),
    );
  }

  async function contactOf(customer: Customer): Promise<string> {
    const [row] = await app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
      customer.lineUserId,
    ]);
    return row?.id ?? '';
  }

  const unbind = async (customer: Customer) =>
    app.as('admin', 'POST', `/api/contacts/${await contactOf(customer)}/unbind`, { reason: 'test' });

  const tagsOf = async (customer: Customer) =>
    app.count('taggings', "contact_id = ? AND source = 'phone_binding'", [await contactOf(customer)]);

  it('one of a hundred LINE users gets the member; nobody gets an error', async () => {
    const rivals = await rivalsFor('wanted', many);
    const answers = await Promise.all(rivals.map(({ customer, code }) => customer.enters(code)));
    expect(answers.map(({ status }) => status)).toEqual(times(many).map(() => 200));
    expect(tally(answers)).toEqual({ bound: 1, contested: many - 1 });
    expect(await activeBindings('member_id = ?', 'wanted')).toBe(1);
    expect(await app.count('taggings', "source = 'phone_binding'")).toBe(2);
    expect(await app.count('binding_reviews', "kind = 'contested'")).toBe(many - 1);
    const [holder] = await app.rows<{ id: string }>("SELECT id FROM bindings WHERE member_id = 'wanted'");
    expect(await app.count('deliveries', 'dedupe_key LIKE ?', [`holder:contested:${holder?.id}:%`])).toBe(1);
  });

  it('one of many LINE users gets the number when no shop is asked', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone, id: 'same-number' });
    const rivals = await Promise.all(times(20).map(() => customerWithCode(app, phone)));
    const answers = await Promise.all(rivals.map(({ customer, code }) => customer.enters(code)));
    expect(tally(answers)).toEqual({ bound: 1, contested: 19 });
    expect(
      await app.count('customers', 'phone_index = (SELECT phone_index FROM bindings WHERE member_id = ?)', [
        'same-number',
      ]),
    ).toBe(1);
  });

  it('a LINE user who proves many numbers at once is bound to one of them', async () => {
    const customer = app.customer();
    await customer.opens();
    const codes = await Promise.all(
      times(20).map(async () => {
        const phone = app.freshPhone();
        app.shop.add({ phone });
        return seedCode(app, customer, phone);
      }),
    );
    const answers = await Promise.all(
      codes.map(({ id, code }) =>
        customer.tries<object>('POST', `/otp-challenges/${id}/verification`, { code }),
      ),
    );
    expect(tally(answers)).toEqual({ bound: 1, alreadyBound: 19 });
    expect(await activeBindings('line_user_id = ?', customer.lineUserId)).toBe(1);
    expect(await tagsOf(customer)).toBe(2);
    expect(
      await app.count('otp_challenges', "line_user_id = ? AND state = 'open'", [customer.lineUserId]),
    ).toBe(0);
  });

  it('the answer "already bound" of a proven number waits for its trigger text', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const { customer, code } = await customerWithCode(app, phone);
    await customer.enters(code);
    const other = app.freshPhone();
    app.shop.add({ phone: other });
    const again = await seedCode(app, customer, other);
    expect((await customer.enters(again.code)).body).toMatchObject({ outcome: 'alreadyBound' });
    const [contact] = await app.rows<{ pending_answer: string }>(
      'SELECT pending_answer FROM contacts WHERE line_user_id = ?',
      [customer.lineUserId],
    );
    expect(JSON.parse(contact?.pending_answer ?? '{}')).toMatchObject({ scenario: 'alreadyBound' });
    // a second window of the same person: not wrong, over
    expect((await customer.enters(again.code)).body).toMatchObject({ code: 'otp.code_expired' });
  });

  it('tags once: not again after unbinding and binding, nor in a race of the two', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const { customer, code } = await customerWithCode(app, phone);
    await customer.enters(code);
    expect(await tagsOf(customer)).toBe(2);
    for (const round of times(6)) {
      const again = await seedCode(app, customer, phone);
      if (round % 2 === 0) await unbind(customer);
      const [bound] = await Promise.all([customer.enters(again.code), unbind(customer)]);
      expect(bound.status).toBe(200);
      expect(['bound', 'alreadyBound']).toContain(bound.body.outcome);
      expect(await activeBindings('line_user_id = ?', customer.lineUserId)).toBeLessThanOrEqual(1);
    }
    expect(await tagsOf(customer)).toBe(2);
  });

  it('a number that its holder gives up meanwhile goes to the next one, not to staff', async () => {
    for (const _round of times(5)) {
      const phone = app.freshPhone();
      app.shop.add({ phone });
      const first = await customerWithCode(app, phone);
      await first.customer.enters(first.code);
      const next = await customerWithCode(app, phone);
      const [answer, ended] = await Promise.all([next.customer.enters(next.code), unbind(first.customer)]);
      expect(ended.status).toBe(200);
      expect(['bound', 'contested']).toContain(answer.body.outcome);
      const held = await app.count('binding_reviews', 'held_by_binding_id IS NULL AND kind = ?', [
        'contested',
      ]);
      expect(held).toBe(0);
    }
  });

  it('tells nobody "you are bound" in the chat after unbinding', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const { customer, code } = await customerWithCode(app, phone);
    await customer.enters(code);
    await unbind(customer);
    expect(
      await app.count('contacts', 'line_user_id = ? AND pending_id IS NULL', [customer.lineUserId]),
    ).toBe(1);
  });
});

describeEachEngine('a channel that lets numbers move', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
    const settings = await app.settings();
    const {
      channelId: _id,
      enabled: _on,
      pictureUrl: _url,
      bindingUrl: _link,
      memberCardUrl: _card,
      updatedAt: _at,
      savedBy: _by,
      ...content
    } = settings;
    const saved = await app.as('admin', 'PUT', `/api/channels/${demo.channelId}/binding-settings`, {
      ...content,
      policy: { ...content.policy, contested: 'move' },
    });
    if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
  });
  afterAll(() => app.stop());

  it('gives the number to the newest owner, tells the old one, and takes back his answer', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const old = await customerWithCode(app, phone);
    await old.customer.enters(old.code);
    const next = await customerWithCode(app, phone);
    expect((await next.customer.enters(next.code)).body).toMatchObject({ outcome: 'bound' });
    expect(await app.count('bindings', 'active_line_user_id = ?', [old.customer.lineUserId])).toBe(0);
    expect(await app.count('deliveries', "dedupe_key LIKE 'holder:moved:%'")).toBe(1);
    expect(
      await app.count('contacts', 'line_user_id = ? AND pending_id IS NULL', [old.customer.lineUserId]),
    ).toBe(1);
  });

  it('moves from two holders at once: one had the number, one the member', async () => {
    const phone = app.freshPhone();
    const oldPhone = app.freshPhone();
    const listed = app.shop.add({ phone, id: 'before' });
    app.shop.add({ phone: oldPhone, id: 'person' });
    const byPhone = await customerWithCode(app, phone);
    await byPhone.customer.enters(byPhone.code);
    const byMember = await customerWithCode(app, oldPhone);
    await byMember.customer.enters(byMember.code);
    // The shop corrects itself: the number belongs to the person.
    Object.assign(listed, { id: 'person' });
    const next = await customerWithCode(app, phone);
    expect((await next.customer.enters(next.code)).body).toMatchObject({ outcome: 'bound' });
    expect(
      await app.count('bindings', "active_line_user_id IS NOT NULL AND member_id IN ('before', 'person')"),
    ).toBe(1);
  });

  it('ends a race of many movers with one holder and without errors', async () => {
    const rivals = await Promise.all(
      times(20).map(async () => {
        const phone = app.freshPhone();
        app.shop.add({ phone, id: 'wandering' });
        return customerWithCode(app, phone);
      }),
    );
    const answers = await Promise.all(rivals.map(({ customer, code }) => customer.enters(code)));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(Object.keys(tally(answers)).filter((kind) => kind !== 'bound' && kind !== 'contested')).toEqual(
      [],
    );
    expect(await app.count('bindings', "active_line_user_id IS NOT NULL AND member_id = 'wandering'")).toBe(
      1,
    );
  });
});
