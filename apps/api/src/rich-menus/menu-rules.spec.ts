import fc from 'fast-check';
import { describeEachEngine } from '../../test/engines.js';
import { demo } from '../../test/test-app.js';
import { Transactions } from '../database/transactions.js';
import { MenuTruth, wantedLineMenu } from './menu-truth.js';
import { MenuWorld, any, type Person } from './menu-world.test-kit.js';

describeEachEngine('who sees which menu', (engine) => {
  let world: MenuWorld;
  beforeAll(async () => {
    world = await MenuWorld.start(engine);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.begin());

  it('is the tag’s menu from the tagging on, and the default again without it', async () => {
    const [vip, basic] = [await world.published('VIP'), await world.published('一般')];
    const [tag = ''] = world.tags;
    await world.rule({ rules: [any(vip, tag)], defaultMenuId: basic });
    const [amy, ben] = (await world.people(2)) as [Person, Person];
    await world.tag([amy], tag);
    await world.settled();
    expect(world.linked(amy)).toBe(await world.lineIdOf(vip));
    expect(await world.menuOf(amy)).toMatchObject({ menuId: vip, because: 'rule', state: 'verified' });
    expect(world.linked(ben)).toBeNull();
    expect(await world.menuOf(ben)).toMatchObject({ menuId: basic, menuName: '一般', because: 'default' });
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
