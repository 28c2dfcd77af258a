import type { BindingReview, BindingReviewDetail } from '@tieline/contracts';
import { customerWithCode } from '../../test/challenges.js';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld } from '../auth/staff-world.test-kit.js';
import { maskName } from './mask-name.js';

describe('maskName', () => {
  it.each([
    ['王小明', '王○明'],
    ['王明', '王○'],
    ['王', '王'],
    ['Christopher', 'C○○○r'],
    ['  ', null],
    [null, null],
  ])('%s → %s', (name, masked) => expect(maskName(name)).toBe(masked));
});

describeEachEngine('cases for staff', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  async function opens(customer: Customer, kind: 'contested' | 'many'): Promise<BindingReview> {
    const { body } = await world.ours('supervisor')('GET', '/api/binding-reviews?limit=100');
    const contactId = await contactOf(customer);
    const found = (body['items'] as BindingReview[]).find((review) => review.contactId === contactId);
    expect(found).toMatchObject({ kind });
    return found!;
  }

  async function contactOf(customer: Customer): Promise<string> {
    const rows = await world.app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
      customer.lineUserId,
    ]);
    return rows[0]?.id ?? '';
  }

  async function contested() {
    const phone = world.app.freshPhone();
    const member = world.app.shop.add({ phone, name: '王小明' });
    const holder = await customerWithCode(world.app, phone);
    await holder.customer.enters(holder.code);
    const rival = await customerWithCode(world.app, phone);
    expect((await rival.customer.enters(rival.code)).body).toMatchObject({ outcome: 'contested' });
    const review = await opens(rival.customer, 'contested');
    return { phone, member, holder: holder.customer, rival: rival.customer, review };
  }

  const show = async (id: string) =>
    (await world.ours('supervisor')('GET', `/api/binding-reviews/${id}`))
      .body as unknown as BindingReviewDetail;
  const decide = (id: string, body: object) =>
    world.ours('supervisor')('POST', `/api/binding-reviews/${id}/decision`, {
      reason: '已電話確認',
      ...body,
    });
  const boundTo = (lineUserId: string) =>
    world.app.count('bindings', 'active_line_user_id = ?', [lineUserId]);
  const tagsOf = async (customer: Customer) =>
    world.app.count('taggings', 'contact_id = ?', [await contactOf(customer)]);

  it('shows who asks, who holds the number, and masked candidates', async () => {
    const { review, holder, member } = await contested();
    const detail = await show(review.id);
    expect(detail).toMatchObject({ state: 'open', shop: 'answered', contactBound: false, decision: null });
    expect(detail.holder).toMatchObject({ contactId: await contactOf(holder) });
    expect(detail.candidates).toMatchObject([
      { memberId: member.id, maskedName: '王○明', heldBy: { contactId: await contactOf(holder) } },
    ]);
    expect(JSON.stringify(detail)).not.toContain('王小明');
  });

  it('approving moves the number: the holder ends and is told, the asking contact is bound and tagged', async () => {
    const { review, holder, rival } = await contested();
    const answer = await decide(review.id, { decision: 'approve' });
    expect(answer).toMatchObject({ status: 200, body: { state: 'approved', holder: null } });
    expect(answer.body['decision']).toMatchObject({ staffName: 'supervisor', reason: '已電話確認' });
    expect([await boundTo(holder.lineUserId), await boundTo(rival.lineUserId)]).toEqual([0, 1]);
    expect(await tagsOf(rival)).toBe(2);
    const ended = await world.app.rows<{ id: string }>('SELECT id FROM bindings WHERE line_user_id = ?', [
      holder.lineUserId,
    ]);
    expect(await world.app.count('deliveries', 'dedupe_key LIKE ?', [`holder:moved:${ended[0]?.id}:%`])).toBe(
      1,
    );
    const where = 'target_id = ? AND action = ?';
    const about = [await contactOf(rival), 'binding_review.approved'];
    expect(await world.app.count('audit', where, about)).toBe(1);
  });

  it('tags nobody twice who was bound before', async () => {
    const { review, holder, rival, phone } = await contested();
    await decide(review.id, { decision: 'approve' });
    const before = await tagsOf(holder);
    const again = await customerWithCode(world.app, phone, holder);
    expect((await again.customer.enters(again.code)).body).toMatchObject({ outcome: 'contested' });
    const back = await opens(holder, 'contested');
    expect((await decide(back.id, { decision: 'approve' })).status).toBe(200);
    expect([await boundTo(holder.lineUserId), await boundTo(rival.lineUserId)]).toEqual([1, 0]);
    expect(await tagsOf(holder)).toBe(before);
  });

  it('refusing closes the case and changes nobody', async () => {
    const { review, holder, rival } = await contested();
    expect(await decide(review.id, { decision: 'refuse' })).toMatchObject({ body: { state: 'refused' } });
    expect([await boundTo(holder.lineUserId), await boundTo(rival.lineUserId)]).toEqual([1, 0]);
    expect(await decide(review.id, { decision: 'approve' })).toMatchObject({
      status: 409,
      body: { code: 'review.decided' },
    });
  });

  it('is decided once, however many decide at once', async () => {
    const { review, holder, rival } = await contested();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_none, i) => decide(review.id, { decision: i % 2 ? 'approve' : 'refuse' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'review.decided')).toHaveLength(19);
    const { state } = await show(review.id);
    const bound = [await boundTo(holder.lineUserId), await boundTo(rival.lineUserId)];
    expect(bound).toEqual(state === 'approved' ? [0, 1] : [1, 0]);
    const about = [await contactOf(rival), 'binding_review.%'];
    expect(await world.app.count('audit', 'target_id = ? AND action LIKE ?', about)).toBe(1);
  });

  it('of many members binds the chosen one, and asks the shop again for who they are', async () => {
    const phone = world.app.freshPhone();
    world.app.shop.add({ phone, id: `a-${phone}` });
    const chosen = world.app.shop.add({ phone, id: `b-${phone}`, memberNumber: 'B-77' });
    const { customer, code } = await customerWithCode(world.app, phone);
    expect((await customer.enters(code)).body).toMatchObject({ outcome: 'many' });
    const review = await opens(customer, 'many');
    expect((await show(review.id)).candidates).toHaveLength(2);
    for (const memberId of [undefined, 'nobody']) {
      const answer = await decide(review.id, { decision: 'approve', memberId });
      expect(answer).toMatchObject({ status: 422, body: { code: 'review.choose_member' } });
    }
    world.app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    expect(await show(review.id)).toMatchObject({ shop: 'unavailable', candidates: [] });
    expect(await decide(review.id, { decision: 'approve', memberId: chosen.id })).toMatchObject({
      status: 503,
      body: { code: 'shop.unavailable' },
    });
    world.app.shop.breakDown(null);
    expect((await decide(review.id, { decision: 'approve', memberId: chosen.id })).status).toBe(200);
    const bound = await world.app.count('bindings', 'active_line_user_id = ? AND member_number = ?', [
      customer.lineUserId,
      'B-77',
    ]);
    expect(bound).toBe(1);
    expect(await tagsOf(customer)).toBe(2);
  });

  it('binds nobody who is bound meanwhile, and leaves the case open', async () => {
    const { review, rival } = await contested();
    const other = world.app.freshPhone();
    world.app.shop.add({ phone: other });
    const again = await customerWithCode(world.app, other, rival);
    await again.customer.enters(again.code);
    expect((await show(review.id)).contactBound).toBe(true);
    expect(await decide(review.id, { decision: 'approve' })).toMatchObject({
      status: 409,
      body: { code: 'review.contact_bound' },
    });
    expect((await show(review.id)).state).toBe('open');
  });

  it('keeps one holder while staff approve and the customer binds at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { review, holder, rival, phone } = await contested();
      const again = await customerWithCode(world.app, phone, rival);
      const [decided, entered] = await Promise.all([
        decide(review.id, { decision: 'approve' }),
        again.customer.enters(again.code),
      ]);
      expect([200, 409]).toContain(decided.status);
      expect(entered.status).toBe(200);
      const bound = (await boundTo(holder.lineUserId)) + (await boundTo(rival.lineUserId));
      expect(bound).toBe(1);
    }
  });
});
