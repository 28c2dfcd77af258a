import type { BindingReview, BindingReviewDetail, ContactDetail } from '@tieline/contracts';
import { customerWithCode } from '../../../test/challenges.js';
import type { Customer } from '../../../test/customer.js';
import { describeEachEngine } from '../../../test/engines.js';
import { demo } from '../../../test/test-app.js';
import { StaffWorld } from '../../auth/staff-world.test-kit.js';

const times = (n: number) => Array.from({ length: n }, (_none, index) => index);

describeEachEngine('contacts of one person', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  const inCafe = () => world.app.customer({ liffId: demo.otherLiffId });
  async function binds(phone: string, customer?: Customer) {
    const { customer: who, code } = await customerWithCode(world.app, phone, customer);
    expect((await who.enters(code)).body).toMatchObject({ outcome: 'bound' });
    return who;
  }
  /** The same number in the shop's channel and in the café's, which matches with no shop. */
  async function both() {
    const phone = world.app.freshPhone();
    world.app.shop.add({ phone });
    const first = await binds(phone);
    const second = await binds(phone, inCafe());
    return { phone, first, second };
  }
  async function idOf({ lineUserId }: Customer): Promise<string> {
    const rows = await world.app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
      lineUserId,
    ]);
    return rows[0]?.id ?? '';
  }
  const detail = async (customer: Customer) =>
    (await world.ours('supervisor')('GET', `/api/contacts/${await idOf(customer)}`))
      .body as unknown as ContactDetail;
  const tagsOf = async (customer: Customer) =>
    (await detail(customer)).tags.map(({ name }) => name).sort((a, b) => a.localeCompare(b));
  const split = async (customer: Customer) =>
    world.ours('supervisor')('POST', `/api/contacts/${await idOf(customer)}/split`, {
      reason: '門號已換人',
    });
  const merges = async (customer: Customer) =>
    world.app.count('customer_merges', "contact_id = ? AND state = 'merged'", [await idOf(customer)]);

  it('become one customer by a number that is known; both keep their history, tags are united', async () => {
    const { first, second } = await both();
    const [a, b] = [await detail(first), await detail(second)];
    expect(b.sameCustomer).toMatchObject([{ contactId: a.id, channelName: '晨光選物' }]);
    expect(a.sameCustomer).toMatchObject([{ contactId: b.id, channelName: '海岸咖啡' }]);
    expect([await tagsOf(first), await tagsOf(second)]).toEqual([
      ['VIP', '已綁定'],
      ['VIP', '已綁定'],
    ]);
    expect([a.bindings.length, b.bindings.length]).toEqual([1, 1]);
    const merged = await world.app.rows('SELECT source FROM taggings WHERE contact_id = ? ORDER BY source', [
      b.id,
    ]);
    expect(merged).toEqual([{ source: 'merge' }, { source: 'phone_binding' }]);
  });

  it('stay one when one of them is bound again, and are merged once', async () => {
    const { phone, second } = await both();
    const url = `/api/contacts/${await idOf(second)}/unbind`;
    await world.ours('supervisor')('POST', url, { reason: '測試', removeTagIds: [] });
    await binds(phone, second);
    expect(await merges(second)).toBe(1);
    expect((await detail(second)).sameCustomer).toHaveLength(1);
  });

  it('are taken apart by staff: tags that came by merging go, and the decision is kept', async () => {
    const { phone, first, second } = await both();
    expect(
      (await world.ours('agent')('POST', `/api/contacts/${await idOf(second)}/split`, { reason: 'x' }))
        .status,
    ).toBe(403);
    expect((await split(second)).status).toBe(200);
    expect([await tagsOf(first), await tagsOf(second)]).toEqual([['VIP', '已綁定'], ['已綁定']]);
    expect([(await detail(first)).sameCustomer, (await detail(second)).sameCustomer]).toEqual([[], []]);
    expect((await detail(second)).bindingState).toBe('bound');
    const about = [await idOf(second), 'contact.split'];
    expect(await world.app.count('audit', 'target_id = ? AND action = ?', about)).toBe(1);
    expect(await split(second)).toMatchObject({ status: 409, body: { code: 'contact.not_merged' } });
    // The same number, proven once more, does not undo what staff decided.
    const url = `/api/contacts/${await idOf(second)}/unbind`;
    await world.ours('supervisor')('POST', url, { reason: '測試', removeTagIds: [] });
    await binds(phone, second);
    expect((await detail(second)).sameCustomer).toEqual([]);
  });

  it('can be taken apart at the one that was there first, too', async () => {
    const { first, second } = await both();
    expect((await split(first)).status).toBe(200);
    expect([await tagsOf(first), await tagsOf(second)]).toEqual([['VIP', '已綁定'], ['已綁定']]);
  });

  it('are taken apart once, however many ask at once', async () => {
    const { second } = await both();
    const answers = await Promise.all(times(12).map(() => split(second)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body['code'] === 'contact.not_merged')).toHaveLength(11);
  });

  it('end as one customer with all tags when both prove the number at once', async () => {
    for (const _round of times(6)) {
      const phone = world.app.freshPhone();
      world.app.shop.add({ phone });
      const one = await customerWithCode(world.app, phone);
      const two = await customerWithCode(world.app, phone, inCafe());
      const entered = await Promise.all([one.customer.enters(one.code), two.customer.enters(two.code)]);
      expect(entered.map(({ body }) => body)).toMatchObject([{ outcome: 'bound' }, { outcome: 'bound' }]);
      const customers = await world.app.rows(
        'SELECT DISTINCT customer_id FROM contacts WHERE line_user_id IN (?, ?)',
        [one.customer.lineUserId, two.customer.lineUserId],
      );
      expect(customers).toHaveLength(1);
      expect((await merges(one.customer)) + (await merges(two.customer))).toBe(1);
      expect(await tagsOf(one.customer)).toEqual(await tagsOf(two.customer));
    }
  });

  it('leave one customer for another when a contact proves another number', async () => {
    const { second } = await both();
    const other = world.app.freshPhone();
    world.app.shop.add({ phone: other });
    const third = await binds(other);
    const url = `/api/contacts/${await idOf(second)}/unbind`;
    await world.ours('supervisor')('POST', url, { reason: '換號碼', removeTagIds: [] });
    await binds(other, second);
    expect((await detail(second)).sameCustomer).toMatchObject([{ contactId: await idOf(third) }]);
  });

  describe('with two members of one shop', () => {
    beforeAll(matchCafeToo);

    /** The café's channel matches with the same shop from now on. */
    async function matchCafeToo(): Promise<void> {
      const contentOf = async (id: string) => {
        const [row] = await world.app.rows<{ content: string }>(
          'SELECT content FROM binding_settings WHERE channel_id = ?',
          [id],
        );
        return JSON.parse(row?.content ?? '{}') as Record<string, unknown>;
      };
      const { matchPlatform, shopConnectionId } = await contentOf(demo.channelId);
      const content = { ...(await contentOf(demo.otherChannelId)), matchPlatform, shopConnectionId };
      await world.app.rows('UPDATE binding_settings SET content = ? WHERE channel_id = ?', [
        JSON.stringify(content),
        demo.otherChannelId,
      ]);
    }

    /** The number changed hands at the shop between the two bindings. */
    async function handedOn() {
      const phone = world.app.freshPhone();
      const former = world.app.shop.add({ phone, memberNumber: 'M-1' });
      const first = await binds(phone);
      world.app.shop.move(former, world.app.freshPhone());
      world.app.shop.add({ phone, memberNumber: 'M-2' });
      const second = await binds(phone, inCafe());
      const { body } = await world.ours('supervisor')('GET', '/api/binding-reviews?limit=100');
      const contactId = await idOf(second);
      const review = (body['items'] as BindingReview[]).find((each) => each.contactId === contactId);
      expect(review).toMatchObject({ kind: 'merge' });
      return { phone, first, second, url: `/api/binding-reviews/${review?.id}` };
    }
    const decide = (url: string, decision: 'approve' | 'refuse') =>
      world.ours('supervisor')('POST', `${url}/decision`, { decision, reason: '已確認' });

    it('both are bound, and whether they are one is for staff', async () => {
      const { first, second, url } = await handedOn();
      expect(await detail(second)).toMatchObject({ bindingState: 'bound', sameCustomer: [] });
      const shown = (await world.ours('supervisor')('GET', url)).body as unknown as BindingReviewDetail;
      expect(shown).toMatchObject({
        kind: 'merge',
        shop: 'notAsked',
        contactBound: false,
        holder: { contactId: await idOf(first), memberNumber: 'M-1' },
      });
      expect((await decide(url, 'approve')).status).toBe(200);
      expect((await detail(second)).sameCustomer).toMatchObject([{ memberNumber: 'M-1' }]);
      expect(await tagsOf(second)).toEqual(['VIP', '已綁定']);
    });

    it('refusing keeps them apart for good', async () => {
      const { phone, second, url } = await handedOn();
      expect((await decide(url, 'refuse')).status).toBe(200);
      expect(await detail(second)).toMatchObject({ bindingState: 'bound', sameCustomer: [] });
      const unbind = `/api/contacts/${await idOf(second)}/unbind`;
      await world.ours('supervisor')('POST', unbind, { reason: '測試', removeTagIds: [] });
      await binds(phone, second);
      const open = await world.app.count('binding_reviews', "contact_id = ? AND state = 'open'", [
        await idOf(second),
      ]);
      expect(open).toBe(0);
    });

    it('is decided once, however many decide', async () => {
      const { second, url } = await handedOn();
      const answers = await Promise.all(times(10).map((n) => decide(url, n % 2 ? 'approve' : 'refuse')));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const { state } = (await world.ours('supervisor')('GET', url)).body as unknown as BindingReviewDetail;
      expect((await detail(second)).sameCustomer).toHaveLength(state === 'approved' ? 1 : 0);
    });
  });
});
