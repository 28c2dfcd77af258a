import type { RichMenu } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { demo } from '../../test/test-app.js';
import { MenuWorld } from './menu-world.test-kit.js';

const area = (changes: object = {}) => ({
  key: 'a',
  bounds: { x: 0, y: 0, width: 1250, height: 843 },
  label: '會員卡',
  action: { type: 'message' as const, text: '會員卡' },
  ...changes,
});

describeEachEngine('rich menus', (engine) => {
  let world: MenuWorld;
  beforeAll(async () => {
    world = await MenuWorld.start(engine);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.clear());

  const refused = async (changes: object) => {
    const body = { channelId: demo.channelId, ...world.content(changes) };
    const { status, body: problem } = await world.as<{
      code: string;
      issues?: { path: string; code: string }[];
    }>('POST', '/api/rich-menus', body);
    return [status, problem.code, ...(problem.issues ?? []).map(({ path, code }) => `${path} ${code}`)];
  };

  it('are drawn, read and changed; of two who save at once one is told', async () => {
    const menu = await world.create({ areas: [area()] });
    expect(menu).toMatchObject({ state: 'draft', version: 1, chatBarText: '會員專區', people: 0 });
    expect(menu.pictureUrl).toMatch(/\/media\//);
    const url = `/api/rich-menus/${menu.id}`;
    const save = (version: number, name: string) =>
      world.as<RichMenu>('PUT', url, { version, ...world.content({ name }) });
    const answers = await Promise.all([save(1, '甲'), save(1, '乙')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await world.menu(menu.id)).toMatchObject({ version: 2, areas: [] });
    expect((await world.as('GET', url, undefined, 'agent')).status).toBe(200);
    expect((await world.as('PUT', url, { version: 2, ...world.content() }, 'agent')).status).toBe(403);
    expect((await world.as<{ items: unknown[] }>('GET', '/api/rich-menu-channels')).body.items).toMatchObject(
      [
        { id: demo.channelId, hasLiff: true, menus: 1 },
        { id: demo.otherChannelId, menus: 0 },
      ],
    );
  });

  it('are refused beyond LINE’s limits, field by field', async () => {
    const wide = { width: 2500, height: 1800 };
    expect(await refused({ size: wide, pictureId: null })).toEqual([
      400,
      'request.invalid',
      'body.size menu_ratio',
    ]);
    expect(await refused({ size: { width: 700, height: 260 }, pictureId: null })).toContain(
      'body.size.width too_small',
    );
    expect(await refused({ chatBarText: '選'.repeat(15) })).toContain('body.chatBarText too_long');
    expect(await refused({ chatBarText: '' })).toContain('body.chatBarText required');
    const outside = area({ bounds: { x: 1300, y: 0, width: 1201, height: 843 } });
    expect(await refused({ areas: [outside] })).toContain('body.areas.0.bounds menu_outside');
    expect(await refused({ areas: [area(), area()] })).toContain('body.areas.1.key menu_key_twice');
    const many = Array.from({ length: 21 }, (_none, index) => area({ key: `a${index}` }));
    expect(await refused({ areas: many })).toContain('body.areas too_many');
    const script = area({ action: { type: 'uri', uri: 'javascript:alert(1)' } });
    expect(await refused({ areas: [script] })).toContain('body.areas.0.action.uri link');
    expect(await refused({ size: { width: 2500, height: 1686 } })).toEqual([
      422,
      'rich_menu.picture_size',
      'body.pictureId menu_picture_size',
    ]);
    // fourteen as a reader counts them
    expect((await world.create({ chatBarText: '👨‍👩‍👧‍👦'.repeat(14) })).chatBarText).toHaveLength(14 * 11);
  });

  it('are published in LINE’s form, with what their areas lead to', async () => {
    const other = await world.create({ name: '第二頁' });
    const actions = [
      { type: 'uri' as const, uri: 'https://shop.example/sale' },
      { type: 'uri' as const, uri: 'tel:0223456789' },
      { type: 'phoneBinding' as const },
      { type: 'memberCard' as const },
      { type: 'switch' as const, menuId: other.id },
    ];
    const areas = actions.map((action, index) =>
      area({ key: `a${index}`, label: index === 1 ? '' : '文', action }),
    );
    const menu = await world.create({ areas });
    expect(menu.deadAreas).toEqual(['a4']);
    expect((await world.as('POST', `/api/rich-menus/${menu.id}/validation`)).status).toBe(200);
    const job = await world.publish(menu.id);
    expect(job).toMatchObject({ kind: 'publish', state: 'done', menuName: '會員版', problem: null });
    const lineId = await world.lineIdOf(menu.id);
    const made = world.line.menus.get(lineId) as unknown as { areas: { action: Record<string, string> }[] };
    expect(made).toMatchObject({
      size: { width: 2500, height: 843 },
      selected: true,
      chatBarText: '會員專區',
    });
    expect(
      made.areas.map(({ action }) => [action['type'], action['uri'] ?? action['richMenuAliasId']]),
    ).toEqual([
      ['uri', expect.stringMatching(/^http:\/\/product\.test\/r\/[\w-]{22}$/)],
      ['uri', 'tel:0223456789'],
      ['uri', `https://liff.line.me/${demo.liffId}?src=menu`],
      ['uri', `https://liff.line.me/${demo.liffId}/card?src=menu`],
      ['richmenuswitch', expect.stringMatching(/^tl-/)],
    ]);
    expect(made.areas[1]?.action).not.toHaveProperty('label');
    expect([...world.line.aliases.values()]).toEqual([lineId]);
    expect(await world.menu(menu.id)).toMatchObject({ state: 'published', people: 0 });

    await world.app.call('GET', new URL(made.areas[0]?.action['uri'] ?? '').pathname, {
      headers: { 'user-agent': 'Mozilla/5.0 Line/15.20.0' },
    });
    const clicks = () =>
      world.as<{ items: { key: string; clicks: number }[] }>('GET', `/api/rich-menus/${menu.id}/clicks`);
    expect(
      await eventually(async () => {
        const { items } = (await clicks()).body;
        return items.length > 0 && items;
      }),
    ).toMatchObject([{ key: 'a0', clicks: 1 }]);
  });

  it('are not published before they are complete', async () => {
    const { id } = await world.create({ pictureId: null });
    const answer = await world.as('POST', `/api/rich-menus/${id}/publication`);
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'rich_menu.not_ready', issues: [{ path: 'pictureId' }] },
    });
    expect(world.line.menus.size).toBe(0);
  });

  it('tell what LINE refuses', async () => {
    const { id } = await world.create();
    world.app.line.failNext(/richmenu\/validate$/, { status: 400, message: 'areas[0] is wrong' });
    expect(await world.as('POST', `/api/rich-menus/${id}/validation`)).toMatchObject({
      status: 422,
      body: { code: 'rich_menu.line_refused', issues: [{ values: { detail: 'areas[0] is wrong' } }] },
    });
    world.app.line.failNext(/richmenu\/validate$/, { status: 400, message: 'areas[0] is wrong' });
    expect(await world.publish(id)).toMatchObject({
      state: 'failed',
      problem: 'bad_request: areas[0] is wrong',
    });
    expect(await world.menu(id)).toMatchObject({ state: 'draft' });
    expect(await world.publish(id)).toMatchObject({ state: 'done' });
  });

  it('become a new menu at LINE when they change, and the old one goes', async () => {
    const id = await world.published('會員版');
    const old = await world.lineIdOf(id);
    await world.rule({ rules: [], defaultMenuId: id });
    expect(world.line.defaultId).toBe(old);
    await world.as('PUT', `/api/rich-menus/${id}`, { version: 1, ...world.content({ chatBarText: '新' }) });
    expect(await world.menu(id)).toMatchObject({ state: 'changed', isDefault: true });
    expect(await world.publish(id)).toMatchObject({ state: 'done' });
    const now = await world.lineIdOf(id);
    expect(now).not.toBe(old);
    expect([...world.line.menus.keys()]).toEqual([now]);
    expect([world.line.defaultId, ...world.line.aliases.values()]).toEqual([now, now]);
  });

  it('are published once, wherever the process dies', async () => {
    const calls = [/richmenu$/, /content$/, /alias/];
    for (const call of calls) {
      const { id } = await world.create();
      // LINE has done it, and nobody hears of it: what a killed process leaves behind
      world.app.line.failNext(call, 'hang');
      expect(await world.publish(id)).toMatchObject({ state: 'done' });
      expect([...world.line.menus.values()].map(({ picture }) => picture !== null)).toEqual([true]);
      expect((await world.menu(id)).state).toBe('published');
      await world.clear();
    }
  });

  /** An active journey with a step that shows the menu. */
  async function showingJourney(menuId: string): Promise<string> {
    const steps = [{ id: 'a', kind: 'menu', menuId }];
    const content = { name: '換選單', trigger: { kind: 'bound' }, entryLimit: 1, steps };
    const body = { channelId: demo.channelId, ...content };
    const { id } = (await world.as<{ id: string }>('POST', '/api/journeys', body)).body;
    expect((await world.as('POST', `/api/journeys/${id}/state`, { state: 'active' })).status).toBe(200);
    return id;
  }

  it('are deleted at LINE too, once nothing names them', async () => {
    const id = await world.published('會員版');
    const from = await world.create({ areas: [area({ action: { type: 'switch', menuId: id } })] });
    await world.rule({ rules: [], defaultMenuId: id });
    const remove = () => world.as('DELETE', `/api/rich-menus/${id}`);
    expect(await remove()).toMatchObject({ status: 409, body: { code: 'rich_menu.in_use' } });
    await world.as('DELETE', `/api/rich-menus/${from.id}`);
    expect((await remove()).status).toBe(409);
    await world.rule({ rules: [], defaultMenuId: null });
    const journey = await showingJourney(id);
    expect(await remove()).toMatchObject({ status: 409, body: { code: 'rich_menu.in_use' } });
    expect((await world.menu(id)).journeys).toEqual([{ id: journey, name: '換選單' }]);
    expect((await world.as('POST', `/api/journeys/${journey}/state`, { state: 'stopped' })).status).toBe(200);
    expect((await remove()).status).toBe(204);
    await world.settled();
    expect([world.line.menus.size, world.line.aliases.size, world.line.defaultId]).toEqual([0, 0, null]);
  });
});
