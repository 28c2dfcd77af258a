import { contactViewLimits, type ContactView, type Tag } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, demo, type Answer } from '../auth/staff-world.test-kit.js';
import { newId } from '../database/ids.js';
import { eventually } from '../../test/eventually.js';

describeEachEngine('saved views of contacts', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());
  afterEach(async () => {
    for (const table of ['contact_views', 'contact_view_owners'])
      await world.app.rows(`DELETE FROM ${table}`);
  });

  type Who = 'admin' | 'supervisor' | 'marketer' | 'agent';
  const list = async (who: Who) =>
    (await world.ours(who)('GET', '/api/contact-views')).body['items'] as ContactView[];
  const create = (who: Who, body: object) => world.ours(who)('POST', '/api/contact-views', body);
  const made = async (who: Who, body: object) => {
    const answer = await create(who, body);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body as unknown as ContactView;
  };
  const change = (who: Who, { id, version }: ContactView, body: object) =>
    world.ours(who)('PATCH', `/api/contact-views/${id}`, { version, ...body });
  const remove = (who: Who, { id }: ContactView) => world.ours(who)('DELETE', `/api/contact-views/${id}`);
  const newTag = async () =>
    (await world.ours('admin')('POST', '/api/tags', { name: newId() })).body as unknown as Tag;
  const names = async (who: Who) => (await list(who)).map(({ name }) => name);

  it('are kept as they were saved, shared ones first, each as old as they are', async () => {
    const tag = await newTag();
    const filter = {
      q: '王',
      channelId: demo.channelId,
      binding: 'unbound',
      friend: 'blocked',
      tagId: tag.id,
      result: 'notFound',
      from: '2026-11-01',
      to: '2026-11-20',
      source: 'menu',
    };
    const mine = await made('agent', { name: ' 待跟進 ', filter, sort: 'boundAt' });
    expect(mine).toMatchObject({ name: '待跟進', shared: false, mine: true, mayChange: true, gone: [] });
    expect(mine).toMatchObject({ filter, sort: 'boundAt', version: 1 });
    await made('agent', { name: '全隊一', shared: true });
    await made('supervisor', { name: '全隊二', shared: true, filter: { binding: 'bound' } });
    await made('agent', { name: '也是我的' });
    expect(await names('agent')).toEqual(['全隊一', '全隊二', '待跟進', '也是我的']);
    expect(await list('agent')).toContainEqual(mine);
    expect(await list('marketer')).toMatchObject([
      { name: '全隊一', mine: false, mayChange: false, owner: { name: expect.any(String) as string } },
      { name: '全隊二', mine: false, mayChange: false, filter: { binding: 'bound' }, sort: '-createdAt' },
    ]);
  });

  it('never hold what is searched for in the open, nor does the record', async () => {
    await made('agent', { name: '這位', filter: { q: '0912345678', binding: 'bound' } });
    expect((await list('agent'))[0]!.filter).toEqual({ q: '0912345678', binding: 'bound' });
    for (const table of ['contact_views', 'audit']) {
      expect(JSON.stringify(await world.app.rows(`SELECT * FROM ${table}`))).not.toContain('0912345678');
    }
  });

  it.each([
    ['', 'required'],
    ['一'.repeat(contactViewLimits.name + 1), 'too_long'],
    ['兩\n行', 'one_line'],
  ])('refuse the name %j', async (name, code) => {
    expect(await create('agent', { name })).toMatchObject({ status: 400, body: { issues: [{ code }] } });
  });

  it('count the letters of a name as a reader does', async () => {
    const name = '👩‍👩‍👧‍👦'.repeat(contactViewLimits.name);
    expect(await made('agent', { name })).toMatchObject({ name });
  });

  it('have a name of their own for each person, whatever its width and case', async () => {
    const first = await made('agent', { name: 'VIP 客' });
    const taken = { status: 409, body: { code: 'contact_view.name_taken' } };
    expect(await create('agent', { name: 'ｖｉｐ 客' })).toMatchObject(taken);
    await made('marketer', { name: 'VIP 客' });
    const second = await made('agent', { name: '其他' });
    expect(await change('agent', second, { name: 'vip 客' })).toMatchObject(taken);
    expect(await change('agent', first, { name: 'vip 客' })).toMatchObject({ status: 200 });
    // nothing of what was refused is counted
    expect(await world.app.rows('SELECT views FROM contact_view_owners ORDER BY views')).toEqual([
      { views: 1 },
      { views: 2 },
    ]);
  });

  it('are as many as the limit says, however many are saved at once', async () => {
    for (let n = 0; n < contactViewLimits.each - 2; n += 1) await made('agent', { name: `第 ${n}` });
    const answers: Answer[] = await Promise.all(
      Array.from({ length: 8 }, (_none, n) => create('agent', { name: `同時 ${n}` })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(answers.filter(({ body }) => body.code === 'contact_view.too_many')).toHaveLength(6);
    const views = await list('agent');
    expect(views).toHaveLength(contactViewLimits.each);
    await made('marketer', { name: '別人的' });
    // one that goes makes room for one, also when it is deleted twice at once
    const gone = await Promise.all([remove('agent', views[0]!), remove('agent', views[0]!)]);
    expect(gone.map(({ status }) => status).sort()).toEqual([204, 404]);
    await made('agent', { name: '補上' });
    expect(await create('agent', { name: '太多' })).toMatchObject({ status: 409 });
  });

  it('make room of the first two that come at once', async () => {
    const both = await Promise.all([create('agent', { name: '甲' }), create('agent', { name: '乙' })]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(await world.app.rows('SELECT views FROM contact_view_owners')).toEqual([{ views: 2 }]);
  });

  it('are changed by what the change names only, and by one of two at once', async () => {
    const view = await made('agent', { name: '本週', filter: { binding: 'bound' }, sort: 'createdAt' });
    const both = await Promise.all([
      change('agent', view, { name: '上週' }),
      change('agent', view, { filter: { friend: 'friend' } }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [now] = await list('agent');
    const renamed = both[0].status === 200;
    expect(now).toMatchObject({
      name: renamed ? '上週' : '本週',
      filter: renamed ? { binding: 'bound' } : { friend: 'friend' },
      sort: 'createdAt',
      version: 2,
    });
    expect(await change('agent', view, { name: '舊的' })).toMatchObject({
      body: { code: 'request.conflict' },
    });
    expect(await change('agent', now!, { filter: {}, sort: '-boundAt' })).toMatchObject({
      status: 200,
      body: { filter: {}, sort: '-boundAt', version: 3 },
    });
  });

  it('are their maker’s; shared ones also admins’ and supervisors’', async () => {
    const own = await made('marketer', { name: '自己的' });
    for (const who of ['admin', 'supervisor', 'agent'] as const) {
      expect(await change(who, own, { name: 'x' })).toMatchObject({ status: 404 });
      expect(await remove(who, own)).toMatchObject({ status: 404 });
    }
    const shared = await made('marketer', { name: '大家的', shared: true });
    expect(await change('agent', shared, { name: 'x' })).toMatchObject({ body: { code: 'auth.forbidden' } });
    expect(await remove('agent', shared)).toMatchObject({ body: { code: 'auth.forbidden' } });
    const renamed = await change('supervisor', shared, { name: '大家' });
    expect(renamed).toMatchObject({ status: 200, body: { name: '大家', mine: false } });
    const now = renamed.body as unknown as ContactView;
    expect(await change('admin', now, { shared: false })).toMatchObject({ body: { code: 'auth.forbidden' } });
    expect(await change('marketer', now, { shared: false })).toMatchObject({ status: 200 });
    expect(await names('admin')).toEqual([]);
    const again = await made('marketer', { name: '又共用', shared: true });
    expect(await remove('admin', again)).toMatchObject({ status: 204 });
    // the room is its maker's again
    expect(await world.app.rows('SELECT views FROM contact_view_owners')).toEqual([{ views: 2 }]);
  });

  it('open when their tag is archived or their channel is gone, and lose nothing by a change', async () => {
    const tag = await newTag();
    const filter = { tagId: tag.id, channelId: demo.channelId, binding: 'bound' };
    const view = await made('agent', { name: '舊活動', filter });
    expect((await world.ours('admin')('POST', `/api/tags/${tag.id}/archive`)).status).toBe(200);
    const nowhere = newId();
    await world.app.rows('UPDATE contact_views SET content = REPLACE(content, ?, ?)', [
      demo.channelId,
      nowhere,
    ]);
    const [opened] = await list('agent');
    const kept = { ...filter, channelId: nowhere };
    expect(opened).toMatchObject({
      filter: kept,
      gone: [
        { what: 'tag', name: tag.name },
        { what: 'channel', name: null },
      ],
    });
    const changed = await change('agent', view, { name: '改名', filter: { ...kept, friend: 'friend' } });
    expect(changed).toMatchObject({ status: 200, body: { filter: { ...kept, friend: 'friend' } } });
    expect((changed.body as unknown as ContactView).gone).toHaveLength(2);
    await world.ours('admin')('POST', `/api/tags/${tag.id}/restore`);
    expect((await list('agent'))[0]!.gone).toEqual([{ what: 'channel', name: null }]);
  });

  it('name another tag once theirs is merged into it', async () => {
    const [tag, into] = [await newTag(), await newTag()];
    await made('agent', { name: '合併', filter: { tagId: tag.id } });
    const merged = await world.ours('admin')('POST', `/api/tags/${tag.id}/merge`, { intoId: into.id });
    expect(merged.status).toBe(201);
    expect(await list('agent')).toMatchObject([{ filter: { tagId: into.id }, gone: [] }]);
    await eventually(
      async () => (await world.app.count('tag_jobs', "state IN ('waiting', 'running')")) === 0,
      'the end of the merge',
    );
  });

  it('name nothing of another team, and are nothing to it', async () => {
    for (const filter of [{ tagId: world.theirs.tagId }, { channelId: world.theirs.channelId }]) {
      expect(await create('admin', { name: '別家', filter })).toMatchObject({ status: 404 });
    }
    const view = await made('admin', { name: '我們', shared: true });
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    expect((await their('GET', '/api/contact-views')).body['items']).toEqual([]);
    expect((await their('DELETE', `/api/contact-views/${view.id}`)).status).toBe(404);
    expect(await names('agent')).toEqual(['我們']);
  });

  it('stay for the team when nobody knows any more who shared them', async () => {
    await made('marketer', { name: '留下來', shared: true });
    await world.app.rows('UPDATE contact_views SET owner_id = ?', [newId()]);
    const [view] = await list('agent');
    expect(view).toMatchObject({ name: '留下來', owner: null, mayChange: false });
    expect(await remove('supervisor', view!)).toMatchObject({ status: 204 });
  });

  it('are recorded with what was changed', async () => {
    const view = await made('agent', { name: '紀錄', filter: { friend: 'blocked' } });
    await change('agent', view, { name: '新名', filter: { friend: 'friend', q: 'x' } });
    await remove('agent', view);
    const rows = await world.app.rows<{ action: string; before: string | null; after: string | null }>(
      "SELECT action, `before`, `after` FROM audit WHERE target_type = 'contact_view' AND target_id = ? ORDER BY id",
      [view.id],
    );
    const common = { shared: false, sort: '-createdAt' };
    const first = { name: '紀錄', friend: 'blocked', searched: false, ...common };
    const second = { name: '新名', friend: 'friend', searched: true, ...common };
    const read = (json: string | null) => (json === null ? null : (JSON.parse(json) as unknown));
    expect(rows.map(({ action, before, after }) => [action, read(before), read(after)])).toEqual([
      ['contact_view.created', null, first],
      ['contact_view.changed', first, second],
      ['contact_view.removed', second, null],
    ]);
  });
});
