import type { RichMenuReach, RichMenuRule, Tag } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { demo } from '../../test/test-app.js';
import { MenuWorld, any, type Person } from './menu-world.test-kit.js';

describeEachEngine('rules of menus, as staff save them', (engine) => {
  let world: MenuWorld;
  beforeAll(async () => {
    world = await MenuWorld.start(engine);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.begin());

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
});
