import type { ContactRichMenu, RichMenuReach, RichMenuRule, Tag } from '@tieline/contracts';
import { webhook } from '@tieline/testing';
import fc from 'fast-check';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { demo } from '../../test/test-app.js';
import { postWebhook } from '../../test/webhooks.js';
import { ContactEventInterests } from '../contact-events/contact-event-interests.js';
import { Transactions } from '../database/transactions.js';
import { Outbox } from '../delivery/outbox.js';
import { MenuOverrides } from './menu-overrides.js';
import { MenuTruth, wantedLineMenu } from './menu-truth.js';
import { MenuWorld, type Person } from './menu-world.test-kit.js';

describeEachEngine('who sees which menu', (engine) => {
  let world: MenuWorld;
  beforeAll(async () => {
    world = await MenuWorld.start(engine);
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.clear();
    await world.app.rows('DELETE FROM contacts WHERE channel_id = ? AND first_bound_at IS NULL', [
      demo.channelId,
    ]);
    await world.app.get(ContactEventInterests).refresh();
  });

  const any = (menuId: string, ...tagIds: string[]): RichMenuRule => ({
    menuId,
    audience: { kind: 'tagsAny', tagIds },
  });
  const menuOf = async (person: { id: string }) =>
    (await world.as<ContactRichMenu>('GET', `/api/contacts/${person.id}/rich-menu`)).body;

  it('is the tag’s menu from the tagging on, and the default again without it', async () => {
    const [vip, basic] = [await world.published('VIP'), await world.published('一般')];
    const [tag = ''] = world.tags;
    await world.rule({ rules: [any(vip, tag)], defaultMenuId: basic });
    const [amy, ben] = (await world.people(2)) as [Person, Person];
    await world.tag([amy], tag);
    await world.settled();
    expect(world.linked(amy)).toBe(await world.lineIdOf(vip));
    expect(await menuOf(amy)).toMatchObject({ menuId: vip, because: 'rule', state: 'verified' });
    expect(world.linked(ben)).toBeNull();
    expect(await menuOf(ben)).toMatchObject({ menuId: basic, menuName: '一般', because: 'default' });
    expect(world.line.defaultId).toBe(await world.lineIdOf(basic));
    await world.untag([amy], tag);
    await world.settled();
    expect(world.linked(amy)).toBeNull();
  });

  it('is not sent again while it stands', async () => {
    const vip = await world.published('VIP');
    const [tag = '', other = ''] = world.tags;
    await world.rule({ rules: [any(vip, tag, other)], defaultMenuId: null });
    const people = await world.people(3);
    await world.tag(people, tag);
    await world.settled();
    const calls = () => world.app.line.calls.filter((call) => /POST .*(bulk|user\/U)/.test(call)).length;
    const before = calls();
    await world.tag(people, other);
    await world.settled();
    await world.as('POST', `/api/channels/${demo.channelId}/rich-menu-jobs`);
    await world.settled();
    expect(calls()).toBe(before);
  });

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
    expect(await menuOf(amy)).toMatchObject({ menuId: vip, state: 'pending' });
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
    expect(await menuOf(amy)).toMatchObject({ state: 'verified' });
  });

  it('is pending for somebody of whom nobody knew that they are no friend: LINE is asked', async () => {
    const vip = await world.published('VIP');
    const [tag = ''] = world.tags;
    const [amy, ben] = (await world.people(2)) as [Person, Person];
    world.line.strangers.add(ben.lineUserId);
    await world.tag([amy, ben], tag);
    const job = await world.rule({ rules: [any(vip, tag)], defaultMenuId: null });
    expect(job).toMatchObject({ state: 'done', linked: 2, verified: 1, pending: 1 });
    expect(await menuOf(ben)).toMatchObject({ state: 'pending' });
  });

  it('is what the rules say for random rules and tags, whichever way it came about', async () => {
    const menus = [await world.published('一'), await world.published('二'), await world.published('三')];
    const tags = world.tags;
    const people = await world.people(6);
    const tagIds = fc.uniqueArray(fc.constantFrom(...tags), { minLength: 1 });
    const audience = fc.oneof(
      fc.record({ kind: fc.constant('tagsAny' as const), tagIds }),
      fc.record({ kind: fc.constant('tagsAll' as const), tagIds }),
      fc.record({ kind: fc.constant('notBound' as const) }),
    );
    const rule = fc.record({ menuId: fc.constantFrom(...menus), audience });
    const step = fc.record({
      rules: fc.array(rule, { maxLength: 4 }),
      moves: fc.array(fc.record({ who: fc.nat(5), tag: fc.nat(tags.length - 1), on: fc.boolean() }), {
        maxLength: 6,
      }),
    });
    const lineIds = new Map<string, string>();
    for (const id of menus) lineIds.set(id, await world.lineIdOf(id));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 2 }), async (steps) => {
        for (const { rules, moves } of steps) {
          await world.rule({ rules, defaultMenuId: null });
          for (const { who, tag, on } of moves) {
            if (on) await world.tag([people[who]!], tags[tag]!);
            else await world.untag([people[who]!], tags[tag]!);
          }
          await world.settled();
          const held = await world.app.rows<{ c: string; t: string }>(
            'SELECT contact_id AS c, active_tag_id AS t FROM taggings WHERE active_tag_id IS NOT NULL',
          );
          for (const { id, lineUserId } of people) {
            const mine = new Set(held.filter(({ c }) => c === id).map(({ t }) => t));
            const first = rules.find(({ audience: about }) =>
              about.kind === 'notBound'
                ? true
                : about.tagIds[about.kind === 'tagsAny' ? 'some' : 'every']((tag) => mine.has(tag)),
            );
            const wanted = first === undefined ? null : (lineIds.get(first.menuId) ?? null);
            expect(world.line.links.get(lineUserId) ?? null).toBe(wanted);
          }
        }
      }),
      { numRuns: 6 },
    );
  });

  it('is counted before it is saved, conflicts too', async () => {
    const [one, two] = [await world.published('一'), await world.published('二')];
    const [tag = '', other = ''] = world.tags;
    const people = await world.people(10);
    await world.people(3, 0);
    await world.tag(people.slice(0, 6), tag);
    await world.tag(people.slice(4, 8), other);
    const rules = [any(one, tag), any(two, other)];
    const { body } = await world.as<RichMenuReach>(
      'POST',
      `/api/channels/${demo.channelId}/rich-menu-reach`,
      {
        rules,
        defaultMenuId: null,
      },
    );
    const contacts = await world.app.count('contacts', 'channel_id = ? AND friend = 1', [demo.channelId]);
    expect(body.rules).toEqual([
      { menuId: one, people: 6, overruled: 0 },
      { menuId: two, people: 2, overruled: 2 },
    ]);
    expect(body).toMatchObject({ conflicts: 2, overridden: 0 });
    expect(body.people).toBeGreaterThanOrEqual(contacts);
    expect(body.people).toBe(8 + body.byDefault);
    expect((await world.as('GET', `/api/channels/${demo.channelId}/rich-menu-rules`)).body).toMatchObject({
      version: 0,
      rules: [],
    });
  });

  it('is named by published menus of the channel only, and changed by one person at a time', async () => {
    const { id: draft } = await world.create();
    const url = `/api/channels/${demo.channelId}/rich-menu-rules`;
    const save = (version: number, rules: RichMenuRule[]) =>
      world.as('PUT', url, { version, rules, defaultMenuId: null });
    const [tag = ''] = world.tags;
    expect(await save(0, [any(draft, tag)])).toMatchObject({
      status: 422,
      body: { code: 'rich_menu.not_published', issues: [{ path: 'body.rules.0.menuId' }] },
    });
    const id = await world.published('一');
    const both = await Promise.all([save(0, [any(id, tag)]), save(0, [])]);
    expect(both.map(({ status }) => status)).toContain(200);
    await world.settled();
    const { version } = (await world.as<{ version: number }>('GET', url)).body;
    expect((await save(version - 1, [any(id, tag)])).status).toBe(409);
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
    expect(await menuOf(amy)).toMatchObject({ menuId: sale, because: 'journey', until: null });
    await run.run((tx, enqueue) => overrides.end(tx, enqueue, { ...of, owner: 'journey-2' }));
    await world.settled();
    expect(world.linked(amy)).toBe(await world.lineIdOf(sale));
    await run.run((tx, enqueue) => overrides.end(tx, enqueue, of));
    await world.settled();
    expect(world.linked(amy)).toBe(await world.lineIdOf(vip));

    const until = world.app.now() + 60_000;
    await run.run((tx, enqueue) => overrides.set(tx, enqueue, { ...of, menuId: sale, until }));
    await world.settled();
    expect(await menuOf(amy)).toMatchObject({ because: 'journey', until: new Date(until).toISOString() });
    world.app.passTime(61_000);
    await overrides.endDue();
    await world.settled();
    expect(world.linked(amy)).toBe(await world.lineIdOf(vip));
  });

  it('is brought by a job to many who are tagged at once', async () => {
    const vip = await world.published('VIP');
    const [tag = ''] = world.tags;
    await world.rule({ rules: [any(vip, tag)], defaultMenuId: null });
    const people = await world.people(300);
    await world.tag(people, tag);
    await world.settled();
    const lineId = await world.lineIdOf(vip);
    expect(people.filter((person) => world.linked(person) !== lineId)).toEqual([]);
    expect(await world.app.count('deliveries', "kind = 'line.menu' AND state = 'queued'")).toBe(0);
    const singles = world.app.line.calls.filter((call) => /POST .*\/user\/U.*richmenu\//.test(call));
    expect(singles.length).toBeLessThan(100);
  });

  it('keeps its tags from being archived, and follows them when they are merged', async () => {
    const vip = await world.published('VIP');
    const [kept = ''] = world.tags;
    const made = await world.as('POST', '/api/tags', { name: '舊會員' });
    const old = String(made.body['id']);
    const [amy] = (await world.people(1)) as [Person];
    await world.tag([amy], old);
    await world.rule({ rules: [any(vip, old, kept)], defaultMenuId: null });
    const { items } = (await world.as<{ items: Tag[] }>('GET', '/api/tags')).body;
    expect(items.find(({ id }) => id === old)?.uses).toEqual([
      { place: 'menuRules', channelId: demo.channelId, channelName: '晨光選物', journey: null },
    ]);
    expect(await world.as('POST', `/api/tags/${old}/archive`)).toMatchObject({
      status: 409,
      body: { code: 'tag.in_use' },
    });
    const other = String((await world.as('POST', '/api/tags', { name: '新會員' })).body['id']);
    expect((await world.as('POST', `/api/tags/${old}/merge`, { intoId: other })).status).toBe(201);
    await eventually(async () => (await world.app.count('tag_jobs', "state = 'done'")) > 0);
    await world.settled();
    const rules = await world.as('GET', `/api/channels/${demo.channelId}/rich-menu-rules`);
    expect(rules.body['rules']).toEqual([any(vip, other, kept)]);
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

  it('agrees with what is stored, for everybody', async () => {
    const vip = await world.published('VIP');
    const [tag = ''] = world.tags;
    const people = await world.people(20);
    await world.tag(people.slice(0, 9), tag);
    await world.rule({ rules: [any(vip, tag)], defaultMenuId: null });
    const found = await world.app.get(Transactions).once(async (db) => {
      const truth = world.app.get(MenuTruth);
      const setup = await truth.setup(db, world.teamId, demo.channelId);
      const subjects = await truth.page(db, setup, null, 1000);
      return subjects.map((subject) => [wantedLineMenu(setup, subject), subject.known?.lineMenuId ?? null]);
    });
    expect(found.length).toBeGreaterThanOrEqual(20);
    for (const [wanted, known] of found) expect(known).toBe(wanted);
  });
});
