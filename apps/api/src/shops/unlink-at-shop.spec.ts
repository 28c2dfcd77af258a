import type { ContactDetail, ShopConnection } from '@tieline/contracts';
import { customerWithCode } from '../../test/challenges.js';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp } from '../../test/test-app.js';
import { DeliveryQueue } from '../delivery/delivery-queue.js';
import { Sweeper } from '../delivery/sweeper.js';

const credentials = { baseUrl: 'https://crm.example/tieline', secret: 'a-signing-secret-of-32-characters' };

describeEachEngine('telling the brand’s own system that a binding has ended', (engine) => {
  let app: TestApp;
  let url = '';
  beforeAll(async () => {
    app = await TestApp.start(engine, { shop: { platform: 'generic-http', credentials } });
    const { body } = await app.as<{ items: ShopConnection[] }>('admin', 'GET', '/api/shop-connections');
    url = `/api/shop-connections/${body.items[0]!.id}`;
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    app.shop.writes = { kind: 'done' };
    app.shop.unlinks = null;
    app.shop.linked.length = 0;
    app.shop.unlinked.length = 0;
  });

  const turn = async (lineId: boolean) =>
    expect((await app.as('admin', 'PATCH', url, { writeBack: { tag: null, lineId } })).status).toBe(200);

  async function bound(phone = app.freshPhone(), before?: Customer) {
    const member = before ? null : app.shop.add({ phone, id: `m-${phone}` });
    const { customer, code } = await customerWithCode(app, phone, before);
    expect((await customer.enters(code)).body).toMatchObject({ outcome: 'bound' });
    return { phone, customer, memberId: member?.id ?? `m-${phone}` };
  }
  async function contactId({ lineUserId }: Customer): Promise<string> {
    const [row] = await app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
      lineUserId,
    ]);
    return row?.id ?? '';
  }
  const detail = async (customer: Customer) =>
    (await app.as<ContactDetail>('agent', 'GET', `/api/contacts/${await contactId(customer)}`)).body;
  const unbinds = (customer: Customer) => customer.tries('POST', '/unbinding', { accessToken: null });
  const staffUnbinds = async (customer: Customer) =>
    app.as('admin', 'POST', `/api/contacts/${await contactId(customer)}/unbind`, {
      reason: '顧客來電',
      removeTagIds: [],
    });
  const linked = (count: number) => eventually(() => app.shop.linked.length === count, `${count} links`);
  const unlinked = (count: number) =>
    eventually(() => app.shop.unlinked.length === count, `${count} unlinks`);
  const writesOf = async (customer: Customer) =>
    (await detail(customer)).shopWrites.map(({ what, state }) => `${what} ${state}`);

  it('is off while write-back is off', async () => {
    const { customer } = await bound();
    expect((await unbinds(customer)).status).toBe(200);
    expect(await writesOf(customer)).toEqual([]);
    await turn(true);
  });

  it('tells it when the customer unbinds, with the same request id on every try, and shows that it did', async () => {
    const { customer, memberId } = await bound();
    await linked(1);
    app.shop.writes = { kind: 'unavailable', detail: 'no answer in time' };
    expect((await unbinds(customer)).status).toBe(200);
    await unlinked(1);
    expect(await detail(customer)).toMatchObject({ bindingState: 'unbound' });
    expect(await writesOf(customer)).toEqual(['lineId delivered', 'unlink queued']);
    app.shop.writes = { kind: 'done' };
    app.passTime(600_000);
    await eventually(async () => {
      await app.get(Sweeper).sweep();
      return (await writesOf(customer)).includes('unlink delivered');
    }, 'the retry');
    const [first, second] = app.shop.unlinked;
    expect(second).toEqual(first);
    const { boundAt } = app.shop.linked[0]!;
    expect(first).toMatchObject({ memberId, lineUserId: customer.lineUserId, boundAt });
    expect(Date.parse(first!.unboundAt)).toBeGreaterThanOrEqual(Date.parse(boundAt));
  });

  it('tells it when staff unbind; what it refuses changes nothing of that', async () => {
    const { customer, memberId } = await bound();
    await linked(1);
    app.shop.writes = { kind: 'refused', detail: 'HTTP 422' };
    expect((await staffUnbinds(customer)).status).toBe(200);
    await unlinked(1);
    expect(app.shop.unlinked[0]).toMatchObject({ memberId });
    await eventually(async () => (await writesOf(customer)).includes('unlink failed'), 'the end');
    expect(await detail(customer)).toMatchObject({ bindingState: 'unbound' });
  });

  it('takes it for no failure that the system hears of no unbindings', async () => {
    const { customer } = await bound();
    await linked(1);
    app.shop.unlinks = { kind: 'notTaken', detail: 'HTTP 404' };
    expect((await unbinds(customer)).status).toBe(200);
    await eventually(async () => (await writesOf(customer)).includes('unlink notTaken'), 'the end');
    const { shopWrites } = await detail(customer);
    expect(shopWrites.at(-1)).toMatchObject({ what: 'unlink', reason: null });
    const failed = "state = 'failed' AND line_user_id = ?";
    expect(await app.count('deliveries', failed, [customer.lineUserId])).toBe(0);
    app.passTime(600_000);
    await app.get(Sweeper).sweep();
    expect(app.shop.unlinked).toHaveLength(1);
  });

  it('tells it of whoever gives way when staff decide a contested number', async () => {
    const { phone, customer: holder, memberId } = await bound();
    const rival = await customerWithCode(app, phone);
    expect((await rival.customer.enters(rival.code)).body).toMatchObject({ outcome: 'contested' });
    const { body } = await app.as<{ items: { id: string }[] }>('admin', 'GET', '/api/binding-reviews');
    const decision = { decision: 'approve', reason: '已電話確認' };
    const path = `/api/binding-reviews/${body.items[0]?.id}/decision`;
    expect((await app.as('admin', 'POST', path, decision)).status).toBe(200);
    await linked(2);
    await unlinked(1);
    expect(app.shop.unlinked).toMatchObject([{ memberId, lineUserId: holder.lineUserId }]);
    expect(app.shop.linked.at(-1)).toMatchObject({ memberId, lineUserId: rival.customer.lineUserId });
  });

  it('tells it of the old member when a customer who had to verify again is another one', async () => {
    const { customer, memberId } = await bound();
    await linked(1);
    const inDoubt = "UPDATE bindings SET verify_again_at = 1, verify_again_reason = 'memberGone' WHERE ";
    await app.rows(`${inDoubt} active_line_user_id = ?`, [customer.lineUserId]);
    const phone = app.freshPhone();
    app.shop.add({ phone, id: `m-${phone}` });
    await bound(phone, customer);
    await linked(2);
    await unlinked(1);
    expect(app.shop.unlinked).toMatchObject([{ memberId, lineUserId: customer.lineUserId }]);
    expect(app.shop.linked.at(-1)).toMatchObject({ memberId: `m-${phone}` });
  });

  it('tells it of nothing when the same member is verified again', async () => {
    const { phone, customer } = await bound();
    const inDoubt = "UPDATE bindings SET verify_again_at = 1, verify_again_reason = 'phoneChanged' WHERE ";
    await app.rows(`${inDoubt} active_line_user_id = ?`, [customer.lineUserId]);
    await bound(phone, customer);
    await linked(2);
    expect(app.shop.unlinked).toEqual([]);
  });

  it('links nobody who has unbound meanwhile, and unlinks nobody who is bound again', async () => {
    const { phone, customer } = await bound();
    await linked(1);
    // the system is away: nothing is sent but what the sweeper finds at the end
    const queue = app.get(DeliveryQueue);
    const ring = queue.ring.bind(queue);
    queue.ring = () => undefined;
    await unbinds(customer);
    await bound(phone, customer);
    await unbinds(customer);
    queue.ring = ring;
    app.passTime(600_000);
    await eventually(async () => {
      await app.get(Sweeper).sweep();
      return (await writesOf(customer)).includes('unlink delivered');
    }, 'the last news');
    expect([app.shop.linked.length, app.shop.unlinked.length]).toEqual([1, 1]);
    expect(await writesOf(customer)).toEqual(['lineId failed', 'unlink delivered']);
  });

  it('tells it of somebody who is erased, and keeps nothing that names them', async () => {
    const { customer, memberId } = await bound();
    await linked(1);
    const { lineUserId } = customer;
    const erased = await app.as('admin', 'POST', `/api/contacts/${await contactId(customer)}/erasure`, {
      reason: '顧客要求',
      confirm: lineUserId.slice(-4),
    });
    expect(erased.status).toBe(200);
    await unlinked(1);
    expect(app.shop.unlinked).toMatchObject([{ memberId, lineUserId }]);
    expect(await app.count('deliveries', 'line_user_id = ?', [lineUserId])).toBe(0);
    await eventually(
      async () =>
        (await app.count('deliveries', "dedupe_key LIKE 'shop:unlink:%' AND payload_sealed IS NOT NULL")) ===
        0,
      'the end of it',
    );
  });

  it('says nothing to a shop that keeps the id', async () => {
    await app.rows("UPDATE shop_connections SET platform = 'cyberbiz' WHERE team_id IS NOT NULL");
    const { customer } = await bound();
    await linked(1);
    expect((await unbinds(customer)).status).toBe(200);
    expect(await writesOf(customer)).toEqual(['lineId delivered']);
  });
});
