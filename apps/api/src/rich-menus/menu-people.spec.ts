import { webhook } from '@tieline/testing';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { demo } from '../../test/test-app.js';
import { eventsDone, newLineUser, postWebhook } from '../../test/webhooks.js';
import { Outbox } from '../delivery/outbox.js';
import { MenuOverrides } from './menu-overrides.js';
import { MenuWorld, any, type Person } from './menu-world.test-kit.js';

describeEachEngine('whose menu changes when', (engine) => {
  let world: MenuWorld;
  beforeAll(async () => {
    world = await MenuWorld.start(engine);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.begin());

  it('changes with a binding and its end', async () => {
    const member = await world.published('會員版');
    await world.rule({ rules: [{ menuId: member, audience: { kind: 'bound' } }], defaultMenuId: null });
    const phone = world.app.freshPhone();
    world.app.shop.add({ phone });
    const customer = world.app.customer();
    await customer.binds(phone);
    await world.settled();
    const lineId = await world.lineIdOf(member);
    expect(world.line.links.get(customer.lineUserId)).toBe(lineId);
    const [row] = await world.app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
      customer.lineUserId,
    ]);
    const unbound = await world.as(
      'POST',
      `/api/contacts/${row!.id}/unbind`,
      { reason: '測試', removeTagIds: [] },
      'supervisor',
    );
    expect(unbound.status).toBe(200);
    await world.settled();
    expect(world.line.links.has(customer.lineUserId)).toBe(false);
  });

  it('changes with a tag that another system puts on or takes off by the API', async () => {
    const vip = await world.published('VIP');
    const [tag = '', other = ''] = world.tags;
    await world.rule({ rules: [any(vip, tag)], defaultMenuId: null });
    const [amy, ben] = (await world.people(2)) as [Person, Person];
    const key = await world.as('POST', '/api/api-keys', { name: 'ERP' }, 'admin');
    const tags = async (wish: { add?: string[]; remove?: string[] }) => {
      const answer = await world.app.call('POST', '/api/v1/contact-tags', {
        body: { ...wish, contacts: [{ lineUserId: amy.lineUserId }] },
        headers: { authorization: `Bearer ${String(key.body['secret'])}` },
      });
      expect(answer).toMatchObject({ status: 200, body: { results: [{ status: 'done' }] } });
      await world.settled();
    };
    await tags({ add: [other] });
    expect(world.linked(amy)).toBeNull();
    await tags({ add: [tag], remove: [other] });
    expect(world.linked(amy)).toBe(await world.lineIdOf(vip));
    expect(await world.menuOf(amy)).toMatchObject({ menuId: vip, because: 'rule', state: 'verified' });
    expect(world.linked(ben)).toBeNull();
    await tags({ remove: [tag] });
    expect(world.linked(amy)).toBeNull();
  });

  it('waits for people who have blocked the channel, and is right again when they come back', async () => {
    const vip = await world.published('VIP');
    const [tag = ''] = world.tags;
    const [amy] = (await world.people(1)) as [Person];
    await world.tag([amy], tag);
    await world.rule({ rules: [any(vip, tag)], defaultMenuId: null });
    const lineId = await world.lineIdOf(vip);
    expect(world.linked(amy)).toBe(lineId);

    world.line.block(amy.lineUserId);
    const at = world.app.now();
    await postWebhook(
      world.app,
      webhook().from(amy.lineUserId).at(at).unfollow().signedWith(demo.messagingSecret),
    );
    await eventually(() => world.app.count('contacts', 'id = ? AND friend = 0', [amy.id]));
    await world.settled();
    expect(await world.menuOf(amy)).toMatchObject({ menuId: vip, state: 'pending' });
    await world.as('POST', `/api/channels/${demo.channelId}/rich-menu-jobs`);
    await world.settled();
    expect((await world.jobs())[0]).toMatchObject({ linked: 0 });

    world.line.strangers.delete(amy.lineUserId);
    await postWebhook(
      world.app,
      webhook()
        .from(amy.lineUserId)
        .at(at + 1000)
        .follow()
        .signedWith(demo.messagingSecret),
    );
    await eventually(() => world.app.count('contacts', 'id = ? AND friend = 1', [amy.id]));
    await world.settled();
    expect(world.linked(amy)).toBe(lineId);
    expect(await world.menuOf(amy)).toMatchObject({ state: 'verified' });
  });

  it('is right again for somebody who came back, though nobody heard that they had left', async () => {
    const vip = await world.published('VIP');
    const [tag = ''] = world.tags;
    const [amy] = (await world.people(1)) as [Person];
    await world.tag([amy], tag);
    await world.rule({ rules: [any(vip, tag)], defaultMenuId: null });
    expect(await world.menuOf(amy)).toMatchObject({ state: 'verified' });
    world.line.block(amy.lineUserId);
    world.line.strangers.delete(amy.lineUserId);
    expect(world.linked(amy)).toBeNull();
    const back = webhook().from(amy.lineUserId).at(world.app.now()).follow(true);
    await postWebhook(world.app, back.signedWith(demo.messagingSecret));
    await eventsDone(world.app);
    await world.settled();
    expect(world.linked(amy)).toBe(await world.lineIdOf(vip));
  });

  it('is pending for somebody of whom nobody knew that they are no friend: LINE is asked', async () => {
    const vip = await world.published('VIP');
    const [tag = ''] = world.tags;
    const [amy, ben] = (await world.people(2)) as [Person, Person];
    world.line.strangers.add(ben.lineUserId);
    await world.tag([amy, ben], tag);
    const job = await world.rule({ rules: [any(vip, tag)], defaultMenuId: null });
    expect(job).toMatchObject({ state: 'done', linked: 2, verified: 1, pending: 1 });
    expect(await world.menuOf(ben)).toMatchObject({ state: 'pending' });
  });

  it('is another one while a journey shows it, and for no longer', async () => {
    const [vip, sale] = [await world.published('VIP'), await world.published('特賣')];
    const [tag = ''] = world.tags;
    const [amy] = (await world.people(1)) as [Person];
    await world.tag([amy], tag);
    await world.rule({ rules: [any(vip, tag)], defaultMenuId: null });
    const overrides = world.app.get(MenuOverrides);
    const of = { teamId: world.teamId, channelId: demo.channelId, contactId: amy.id, owner: 'journey-1' };
    const run = world.app.get(Outbox);
    await run.run((tx, enqueue) => overrides.set(tx, enqueue, { ...of, menuId: sale, until: null }));
    await world.settled();
    expect(world.linked(amy)).toBe(await world.lineIdOf(sale));
    expect(await world.menuOf(amy)).toMatchObject({ menuId: sale, because: 'journey', until: null });
    await run.run((tx, enqueue) => overrides.end(tx, enqueue, { ...of, owner: 'journey-2' }));
    await world.settled();
    expect(world.linked(amy)).toBe(await world.lineIdOf(sale));
    await run.run((tx, enqueue) => overrides.end(tx, enqueue, of));
    await world.settled();
    expect(world.linked(amy)).toBe(await world.lineIdOf(vip));

    const until = world.app.now() + 60_000;
    await run.run((tx, enqueue) => overrides.set(tx, enqueue, { ...of, menuId: sale, until }));
    await world.settled();
    expect(await world.menuOf(amy)).toMatchObject({
      because: 'journey',
      until: new Date(until).toISOString(),
    });
    world.app.passTime(61_000);
    await overrides.endDue();
    await world.settled();
    expect(world.linked(amy)).toBe(await world.lineIdOf(vip));
  });

  it('is forgotten with the person, and holds up no old menu', async () => {
    const vip = await world.published('VIP');
    await world.rule({ rules: [{ menuId: vip, audience: { kind: 'notBound' } }], defaultMenuId: null });
    const [amy] = (await world.people(1)) as [Person];
    await world.as('POST', `/api/channels/${demo.channelId}/rich-menu-jobs`);
    await world.settled();
    const url = `/api/contacts/${amy.id}`;
    const exported = await world.as('GET', `${url}/export`, undefined, 'supervisor');
    expect(exported.body['menus']).toMatchObject([
      { lineMenuId: await world.lineIdOf(vip), state: 'verified' },
    ]);
    const erasure = { reason: '本人要求', confirm: amy.lineUserId.slice(-4) };
    expect((await world.as('POST', `${url}/erasure`, erasure, 'admin')).status).toBe(200);
    expect(await world.app.count('contact_menus', 'contact_id = ?', [amy.id])).toBe(0);
    await world.rule({ rules: [], defaultMenuId: null });
    await world.as('DELETE', `/api/rich-menus/${vip}`);
    await world.settled();
    expect(world.line.menus.size).toBe(0);
  });

  describe('of somebody who writes and was never seen to follow', () => {
    const notBound = (menuId: string) => ({
      rules: [{ menuId, audience: { kind: 'notBound' as const } }],
      defaultMenuId: null,
    });
    const writes = async (lineUserId: string, at = world.app.now()) => {
      const message = webhook().from(lineUserId).at(at).text('您好');
      await postWebhook(world.app, message.signedWith(demo.messagingSecret));
      await eventsDone(world.app);
    };
    const contactsOf = (lineUserId: string) =>
      world.app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [lineUserId]);

    it('is the one of who is not bound, at once', async () => {
      const guest = await world.published('非會員版');
      await world.rule(notBound(guest));
      const amy = newLineUser();
      await writes(amy);
      await world.settled();
      expect(world.line.links.get(amy)).toBe(await world.lineIdOf(guest));
      const [contact] = await contactsOf(amy);
      expect(await world.menuOf(contact!)).toMatchObject({ menuId: guest, because: 'rule' });
      // the next message finds them known
      const before = world.app.line.calls.length;
      await writes(amy);
      await world.settled();
      expect(world.app.line.calls.slice(before)).toEqual([]);
      expect(await contactsOf(amy)).toHaveLength(1);
    });

    it('is theirs, too, who opened the binding page and were no member', async () => {
      const guest = await world.published('非會員版');
      await world.rule(notBound(guest));
      const customer = world.app.customer();
      const answer = await customer.binds(world.app.freshPhone());
      expect(answer.body).toMatchObject({ outcome: 'notFound' });
      await world.settled();
      expect(world.line.links.get(customer.lineUserId)).toBe(await world.lineIdOf(guest));
    });

    it('costs nothing where no rule is about it', async () => {
      const member = await world.published('會員版');
      await world.rule({ rules: [{ menuId: member, audience: { kind: 'bound' } }], defaultMenuId: null });
      const amy = newLineUser();
      await writes(amy);
      expect(await contactsOf(amy)).toEqual([]);
    });

    it('comes to nobody who was erased since they wrote', async () => {
      const guest = await world.published('非會員版');
      await world.rule(notBound(guest));
      const amy = newLineUser();
      const at = world.app.now();
      await writes(amy, at);
      const [contact] = await contactsOf(amy);
      const erasure = { reason: '本人要求', confirm: amy.slice(-4) };
      const erased = await world.as('POST', `/api/contacts/${contact!.id}/erasure`, erasure, 'admin');
      expect(erased.status).toBe(200);
      await writes(amy, at);
      expect(await contactsOf(amy)).toEqual([]);
    });
  });
});
