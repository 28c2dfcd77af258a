import { createHmac } from 'node:crypto';
import type { ContactDetail, ShopConnection } from '@tieline/contracts';
import { customerWithCode } from '../../test/challenges.js';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { StaffWorld } from '../auth/staff-world.test-kit.js';
import { ShopEventSweeper } from './shop-event-sweeper.js';

const secret = 'secret-of-a-developer-app';
const merchantId = '5e840cae77cb07003243f7c7';
const times = (n: number) => Array.from({ length: n }, (_none, index) => index);

describeEachEngine('what a shop tells of its members', (engine) => {
  let world: StaffWorld;
  let connection: ShopConnection;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    connection = await shop();
  });
  afterEach(() => world.app.shop.breakDown(null));
  afterAll(() => world.stop());

  const shop = async (): Promise<ShopConnection> => {
    const { body } = await world.ours('admin')('GET', '/api/shop-connections');
    return (body['items'] as ShopConnection[]).find(({ platform }) => platform === 'shopline')!;
  };
  const path = () => new URL(connection.webhook?.url ?? '').pathname;

  let told = 0;
  /** SHOPLINE's call, signed as a developer's app is. */
  function call(topic: string, memberId: string, key = secret) {
    const payload = { resource: { id: memberId, n: (told += 1) }, topic };
    return signed(JSON.stringify(payload), key);
  }
  type Call = { raw: string; headers: Record<string, string>; sign: string };
  function signed(body: string, key = secret): Call {
    const sign = createHmac('sha256', key).update(`1794000000:${body}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'x-shopline-developer-event-timestamp': '1794000000',
    };
    return { raw: body, headers, sign };
  }
  const tell = ({ raw, headers, sign }: Call, to = path()) =>
    world.app.call('POST', `${to}?sign=${sign}`, { raw, headers });
  const settled = () =>
    eventually(async () => (await world.app.count('shop_events', "state = 'open'")) === 0, 'the events');

  async function bound() {
    const phone = world.app.freshPhone();
    const member = world.app.shop.add({ phone, name: '王小明', tier: '銀卡' });
    const { customer, code } = await customerWithCode(world.app, phone);
    expect((await customer.enters(code)).body).toMatchObject({ outcome: 'bound' });
    return { phone, member, customer };
  }
  async function detail(customer: Customer): Promise<ContactDetail> {
    const [row] = await world.app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
      customer.lineUserId,
    ]);
    const answer = await world.ours('supervisor')('GET', `/api/contacts/${row?.id}`);
    return answer.body as unknown as ContactDetail;
  }

  it('is heard at an address that only admins see, and that nobody can guess', async () => {
    const { body } = await world.ours('supervisor')('GET', '/api/shop-connections');
    expect((body['items'] as ShopConnection[])[0]?.webhook).toMatchObject({ url: null, ready: true });
    const wrong = { status: 404, body: { code: 'request.not_found' } };
    const event = call('user/update', 'anybody');
    // never what stands there already
    const other = (text: string) => text.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    for (const strange of [other(path()), path().replace(connection.id, other(connection.id))])
      expect(await tell(event, strange)).toMatchObject(wrong);
  });

  it('needs no signature while there is no secret, and a right one as soon as there is', async () => {
    const unsigned = { raw: '{"topic":"order/create","id":1}', headers: {}, sign: '' };
    expect((await tell(unsigned)).status).toBe(200);
    const credentials = { webhookSecret: secret, merchantId };
    await world.ours('admin')('PATCH', `/api/shop-connections/${connection.id}`, { credentials });
    const refused = { body: { code: 'webhook.signature' } };
    expect(await tell(unsigned)).toMatchObject(refused);
    expect(await tell(call('user/update', 'm', 'another-secret'))).toMatchObject(refused);
    expect((await tell(call('user/update', 'm'))).status).toBe(200);
    expect(await tell(signed('[]'))).toMatchObject({ body: { code: 'webhook.body' } });
    expect((await shop()).webhook?.lastReceivedAt).not.toBeNull();
  });

  it('begins with the shop’s question whether the address is meant', async () => {
    const question = { raw: '{"topic":"webhook/verification"}', headers: {}, sign: '' };
    const answer = await tell(question);
    expect([answer.status, answer.text]).toEqual([200, Buffer.from(merchantId).toString('base64')]);
  });

  it('of another number puts the binding in doubt, and moves nothing', async () => {
    const { member, customer, phone } = await bound();
    world.app.shop.move(member, world.app.freshPhone());
    await tell(call('user/update', member.id));
    await settled();
    const { bindingState, bindings } = await detail(customer);
    expect(bindingState).toBe('verifyAgain');
    expect(bindings).toMatchObject([{ state: 'active', verifyAgain: { reason: 'phoneChanged' } }]);
    expect(await customer.opens()).toMatchObject({ bound: null, verifyAgain: true });
    // The shop gives the number back: the doubt is over, whatever the event says.
    world.app.shop.move(member, phone);
    await tell(call('user/remove', member.id));
    await settled();
    expect(await detail(customer)).toMatchObject({
      bindingState: 'bound',
      bindings: [{ verifyAgain: null }],
    });
  });

  it('is believed only as far as the record that is read again says the same', async () => {
    const { member, customer } = await bound();
    member.tier = '金卡';
    for (const topic of ['user/update', 'user/remove']) await tell(call(topic, member.id));
    await settled();
    expect((await detail(customer)).bindingState).toBe('bound');
    const [row] = await world.app.rows('SELECT member_tier FROM bindings WHERE member_id = ?', [member.id]);
    expect(row).toEqual({ member_tier: '金卡' });
  });

  it('of a member that is gone puts the binding in doubt', async () => {
    const { member, customer } = await bound();
    world.app.shop.remove(member);
    await tell(call('user/remove', member.id));
    await settled();
    expect((await detail(customer)).bindings[0]?.verifyAgain?.reason).toBe('memberGone');
  });

  it('leads the customer through a new code, to one binding, without tags a second time', async () => {
    const { member, customer } = await bound();
    const next = world.app.freshPhone();
    world.app.shop.move(member, next);
    await tell(call('user/update', member.id));
    await settled();
    const before = await detail(customer);
    expect((await customer.opens()).bound).toBeNull();
    const again = await customerWithCode(world.app, next, customer);
    expect((await again.customer.enters(again.code)).body).toMatchObject({ outcome: 'bound' });
    const after = await detail(customer);
    expect(after.bindings).toMatchObject([
      { state: 'active', verifyAgain: null },
      { state: 'ended', endReason: 'verified again', verifyAgain: null },
    ]);
    expect(after.bindings).toHaveLength(2);
    expect(after.tags).toEqual(before.tags);
    const all = await world.app.count('taggings', 'contact_id = ?', [after.id]);
    expect(all).toBe(before.tags.length);
  });

  it('gives a doubted binding to nobody who does not prove the number it holds', async () => {
    const { member, customer, phone } = await bound();
    world.app.shop.move(member, world.app.freshPhone());
    await tell(call('user/update', member.id));
    await settled();
    // The number is another member's now; the first one still holds it here: staff decide.
    world.app.shop.add({ phone });
    const rival = await customerWithCode(world.app, phone);
    expect((await rival.customer.enters(rival.code)).body).toMatchObject({ outcome: 'contested' });
    expect((await detail(customer)).bindingState).toBe('verifyAgain');
  });

  it('is stored once however often it is sent', async () => {
    const { member, customer } = await bound();
    world.app.shop.move(member, world.app.freshPhone());
    const before = await world.app.count('shop_events');
    const event = call('user/update', member.id);
    const answers = await Promise.all(times(20).map(() => tell(event)));
    expect(answers.map(({ status }) => status)).toEqual(times(20).map(() => 200));
    await settled();
    expect(await world.app.count('shop_events')).toBe(before + 1);
    expect(await world.app.count('shop_events', 'member_id IS NOT NULL')).toBe(0);
    expect((await detail(customer)).bindings).toHaveLength(1);
  });

  it('is answered by one look, of all that was told of a member until then', async () => {
    const { member, customer } = await bound();
    world.app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    for (const _time of times(5)) await tell(call('user/update', member.id));
    const tried = async () => (await world.app.count('shop_events', "state = 'open' AND attempts = 1")) === 5;
    await eventually(tried, 'the first tries');
    world.app.shop.breakDown(null);
    world.app.passTime(11_000);
    const reads = world.app.shop.reads.length;
    await world.app.get(ShopEventSweeper).sweep();
    await settled();
    expect(world.app.shop.reads.length).toBe(reads + 1);
    expect((await detail(customer)).bindingState).toBe('bound');
  });

  it('keeps nothing of members that nobody here is bound to', async () => {
    const before = await world.app.count('shop_events');
    for (const id of ['stranger-1', 'stranger-2']) await tell(call('user/update', id));
    expect(await world.app.count('shop_events')).toBe(before);
  });

  it('waits while the shop can not be asked, and is looked into when it can', async () => {
    const { member, customer } = await bound();
    world.app.shop.move(member, world.app.freshPhone());
    world.app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    await tell(call('user/update', member.id));
    const waiting = async () =>
      (await world.app.count('shop_events', "state = 'open' AND attempts = 1")) === 1;
    await eventually(waiting, 'the first try');
    expect((await detail(customer)).bindingState).toBe('bound');
    world.app.shop.breakDown(null);
    world.app.passTime(11_000);
    await Promise.all(times(3).map(() => world.app.get(ShopEventSweeper).sweep()));
    await settled();
    expect((await detail(customer)).bindingState).toBe('verifyAgain');
  });

  it('ends one way when the customer proves the number anew while the shop tells', async () => {
    for (const _round of times(5)) {
      const { member, customer } = await bound();
      const next = world.app.freshPhone();
      world.app.shop.move(member, next);
      await tell(call('user/update', member.id));
      await settled();
      const again = await customerWithCode(world.app, next, customer);
      const [entered] = await Promise.all([
        again.customer.enters(again.code),
        ...times(5).map(() => tell(call('user/update', member.id))),
      ]);
      expect(entered.body).toMatchObject({ outcome: 'bound' });
      await settled();
      // Whatever was written last, one look more and the record has its say.
      await tell(call('user/update', member.id));
      await settled();
      const { bindings, bindingState } = await detail(customer);
      expect(bindingState).toBe('bound');
      expect(bindings.filter(({ state }) => state === 'active')).toHaveLength(1);
    }
  });

  it('is asked for at the shop where its API can', async () => {
    const url = `/api/shop-connections/${connection.id}/webhook`;
    const answer = await world.ours('admin')('POST', url);
    expect(answer).toMatchObject({
      status: 200,
      body: { webhook: { registeredAt: expect.any(String) as unknown } },
    });
    expect(world.app.shop.webhooks).toEqual([connection.webhook?.url]);
    world.app.shop.writes = { kind: 'denied', detail: 'HTTP 403' };
    expect(await world.ours('admin')('POST', url)).toMatchObject({
      status: 422,
      body: { code: 'shop.connection_failed' },
    });
    world.app.shop.writes = { kind: 'done' };
    const csv = await world.ours('admin')('POST', '/api/shop-connections', {
      platform: 'csv',
      name: '名單',
      credentials: {},
    });
    const none = await world.ours('admin')('POST', `/api/shop-connections/${String(csv.body['id'])}/webhook`);
    expect(none).toMatchObject({ status: 422, body: { code: 'shop.no_webhooks' } });
  });
});
