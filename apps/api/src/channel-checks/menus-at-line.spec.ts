import type { ChannelCheck, ChannelReport, Repair } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { demo } from '../../test/test-app.js';
import { MenuWorld } from '../rich-menus/menu-world.test-kit.js';

const of = `/api/channels/${demo.channelId}`;

describeEachEngine('the doctor of rich menus', (engine) => {
  let world: MenuWorld;
  beforeAll(async () => {
    world = await MenuWorld.start(engine);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.clear());

  async function look(): Promise<ChannelCheck | undefined> {
    const answer = await world.as<ChannelReport>('POST', `${of}/checks`, { checks: ['richMenus'] }, 'admin');
    return answer.body.checks.find(({ check }) => check === 'richMenus');
  }
  const repair = async (what: Repair) =>
    (await world.as<{ outcome: string }>('POST', `${of}/repairs`, { repair: what }, 'admin')).body.outcome;

  async function ruled(): Promise<{ members: string; usual: string }> {
    const [members, usual] = [await world.published('會員版'), await world.published('一般版')];
    const audience = { kind: 'notBound' as const };
    await world.rule({ rules: [{ menuId: members, audience }], defaultMenuId: usual });
    return { members, usual };
  }

  it('asks LINE nothing where no menu is used, and finds nothing wrong where nothing is', async () => {
    const calls = world.app.line.calls.length;
    expect(await look()).toMatchObject({ code: 'menu.none', status: 'ok' });
    expect(world.app.line.calls.slice(calls).filter((call) => call.includes('richmenu'))).toEqual([]);
    await ruled();
    expect(await look()).toMatchObject({ code: 'menu.ok', values: { count: '2' } });
    expect([await repair('richMenus'), await repair('defaultMenu')]).toEqual(['nothingToDo', 'nothingToDo']);
  });

  it('names menus that LINE has lost; one tap makes them as they were, and their people see them', async () => {
    const people = await world.people(3);
    const { members, usual } = await ruled();
    const name = '會員版（草稿）';
    const { version } = await world.menu(members);
    await world.as('PUT', `/api/rich-menus/${members}`, { version, ...world.content({ name }) });
    const lost = await world.lineIdOf(members);
    world.line.menus.clear();
    world.line.links.clear();
    world.line.defaultId = null;
    expect(await look()).toMatchObject({
      ...{ code: 'menu.missing', status: 'failed', repair: 'richMenus' },
      values: { names: `「一般版」「${name}」` },
    });
    expect(await repair('richMenus')).toBe('repaired');
    await world.settled();
    const made = await world.lineIdOf(members);
    expect(made).not.toBe(lost);
    expect(people.map((person) => world.linked(person))).toEqual(people.map(() => made));
    expect(world.line.menus.get(made)).toMatchObject({ name: expect.stringMatching(/^會員版 #/) as string });
    expect(world.line.defaultId).toBe(await world.lineIdOf(usual));
    // what was changed since waits for its own publication
    expect((await world.menu(members)).state).toBe('changed');
    expect(await look()).toMatchObject({ code: 'menu.ok' });
  });

  it.each([
    ['another tool’s', 'richmenu-other', 'menu.default_elsewhere', 'warning'],
    ['none', null, 'menu.default_gone', 'failed'],
  ])('says that the default is %s, and sets ours again', async (_whose, shown, code, status) => {
    const { usual } = await ruled();
    world.line.defaultId = shown;
    expect(await look()).toMatchObject({ code, status, repair: 'defaultMenu', values: { name: '一般版' } });
    expect(await repair('defaultMenu')).toBe('repaired');
    await world.settled();
    expect(world.line.defaultId).toBe(await world.lineIdOf(usual));
    expect(await look()).toMatchObject({ code: 'menu.ok' });
  });

  it('leaves another tool’s default alone where none was chosen here', async () => {
    await world.published('會員版');
    world.line.defaultId = 'richmenu-other';
    expect(await look()).toMatchObject({ code: 'menu.ok' });
    expect(await repair('defaultMenu')).toBe('nothingToDo');
  });

  it('publishes what a rule names, or says which draft lacks something', async () => {
    const { members } = await ruled();
    await world.app.rows('UPDATE rich_menus SET line_menu_id = NULL, published_version = NULL WHERE id = ?', [
      members,
    ]);
    await world.app.rows('DELETE FROM rich_menu_publications WHERE menu_id = ?', [members]);
    expect(await look()).toMatchObject({ code: 'menu.unpublished', values: { names: '「會員版」' } });
    const { version } = await world.menu(members);
    const without = { version, ...world.content({ pictureId: null }) };
    await world.as('PUT', `/api/rich-menus/${members}`, without);
    expect(await repair('richMenus')).toBe('refused');
    await world.as('PUT', `/api/rich-menus/${members}`, { version: version + 1, ...world.content() });
    expect(await repair('richMenus')).toBe('repaired');
    await world.settled();
    expect((await world.menu(members)).state).toBe('published');
  });
});
