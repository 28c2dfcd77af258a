import type { ContactDetail, ShopConnection } from '@tieline/contracts';
import { customerWithCode } from '../../test/challenges.js';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { StaffWorld } from '../auth/staff-world.test-kit.js';
import { Sweeper } from '../delivery/sweeper.js';

describeEachEngine('writing back to the shop', (engine) => {
  let world: StaffWorld;
  let url = '';
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    const { body } = await world.ours('admin')('GET', '/api/shop-connections');
    url = `/api/shop-connections/${(body['items'] as ShopConnection[])[0]!.id}`;
  });
  beforeEach(() => {
    world.app.shop.writes = { kind: 'done' };
    world.app.shop.tagged.length = 0;
  });
  afterAll(() => world.stop());

  const turn = (writeBack: object) => world.ours('admin')('PATCH', url, { writeBack });
  async function binds() {
    const phone = world.app.freshPhone();
    const member = world.app.shop.add({ phone });
    const { customer, code } = await customerWithCode(world.app, phone);
    expect((await customer.enters(code)).body).toMatchObject({ outcome: 'bound' });
    return { customer, member };
  }
  async function detail(customer: Customer): Promise<ContactDetail> {
    const [row] = await world.app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
      customer.lineUserId,
    ]);
    return (await world.ours('agent')('GET', `/api/contacts/${row?.id}`)).body as unknown as ContactDetail;
  }
  const ends = (customer: Customer, state: string) =>
    eventually(async () => (await detail(customer)).shopWrites[0]?.state === state, state);

  it('is off until it is switched on, and takes only what the shop takes', async () => {
    const { customer } = await binds();
    expect((await detail(customer)).shopWrites).toEqual([]);
    for (const writeBack of [
      { tag: 'ab', lineId: false },
      { tag: null, lineId: true },
    ])
      expect(await turn(writeBack)).toMatchObject({ status: 422, body: { code: 'shop.write_back' } });
    const on = { tag: 'LINE 已綁定', lineId: false };
    expect(await turn(on)).toMatchObject({ status: 200, body: { writeBack: on } });
  });

  it('tags the member once, and shows it with the contact', async () => {
    const { customer, member } = await binds();
    await ends(customer, 'delivered');
    expect(world.app.shop.tagged).toEqual([[member.id, 'LINE 已綁定']]);
    expect((await detail(customer)).shopWrites).toMatchObject([{ what: 'tag', state: 'delivered' }]);
  });

  it('changes nothing of the binding when the shop refuses', async () => {
    world.app.shop.writes = { kind: 'refused', detail: 'a customer holds 60 tags at most' };
    const { customer } = await binds();
    await ends(customer, 'failed');
    expect(await detail(customer)).toMatchObject({
      bindingState: 'bound',
      shopWrites: [{ state: 'failed', reason: 'a customer holds 60 tags at most' }],
    });
  });

  it('is tried again while the shop is away', async () => {
    world.app.shop.writes = { kind: 'unavailable', detail: 'no answer in time' };
    const { customer } = await binds();
    const { customer: other } = await binds();
    const tries = () => world.app.shop.tagged.length;
    await eventually(() => tries() >= 2, 'the first tries');
    expect((await detail(customer)).shopWrites).toMatchObject([{ state: 'queued' }]);
    world.app.passTime(600_000);
    world.app.shop.writes = { kind: 'done' };
    await eventually(async () => {
      await world.app.get(Sweeper).sweep();
      return (await detail(customer)).shopWrites[0]?.state === 'delivered';
    }, 'the retry');
    await ends(other, 'delivered');
  });

  it('waits half an hour for staff to mend credentials', async () => {
    world.app.shop.writes = { kind: 'denied', detail: 'the access token may not do this' };
    const { customer } = await binds();
    await eventually(() => world.app.shop.tagged.length === 1, 'the first try');
    world.app.passTime(25 * 60_000);
    await world.app.get(Sweeper).sweep();
    expect(world.app.shop.tagged).toHaveLength(1);
    world.app.shop.writes = { kind: 'done' };
    world.app.passTime(10 * 60_000);
    await eventually(async () => {
      await world.app.get(Sweeper).sweep();
      return (await detail(customer)).shopWrites[0]?.state === 'delivered';
    }, 'the retry');
  });

  it('follows the member that staff bind, too', async () => {
    const phone = world.app.freshPhone();
    world.app.shop.add({ phone, id: `a-${phone}` });
    const chosen = world.app.shop.add({ phone, id: `b-${phone}` });
    const { customer, code } = await customerWithCode(world.app, phone);
    expect((await customer.enters(code)).body).toMatchObject({ outcome: 'many' });
    const { body } = await world.ours('admin')('GET', '/api/binding-reviews');
    const [review] = body['items'] as { id: string }[];
    const decision = { decision: 'approve', memberId: chosen.id, reason: '已電話確認' };
    expect(
      (await world.ours('admin')('POST', `/api/binding-reviews/${review?.id}/decision`, decision)).status,
    ).toBe(200);
    await ends(customer, 'delivered');
    expect(world.app.shop.tagged).toEqual([[chosen.id, 'LINE 已綁定']]);
  });

  it('ends as not known when the shop never answered', async () => {
    world.app.shop.writes = { kind: 'unavailable', detail: 'no answer in time' };
    const { customer } = await binds();
    await eventually(() => world.app.shop.tagged.length === 1, 'the first try');
    world.app.passTime(4 * 86_400_000);
    const where = "kind = 'shop.write' AND state = 'unknown' AND line_user_id = ?";
    await eventually(async () => {
      await world.app.get(Sweeper).sweep();
      return (await world.app.count('deliveries', where, [customer.lineUserId])) === 1;
    }, 'the end');
    expect(await world.app.count('bindings', 'active_line_user_id = ?', [customer.lineUserId])).toBe(1);
  });
});
