import type { AuditEntry } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, demo } from '../auth/staff-world.test-kit.js';

type Page = { items: AuditEntry[]; nextCursor: string | null };

describeEachEngine('the audit', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    await world.ours('admin')('PATCH', '/api/team', { name: '晨光' });
    await world.ours('supervisor')('POST', '/api/tags', { name: '生日禮' });
    await world.ours('marketer')('POST', '/api/tags', { name: '新客' });
  });
  afterAll(() => world.stop());

  async function read(query = '', as: 'admin' | 'supervisor' = 'supervisor'): Promise<Page> {
    const answer = await world.ours(as)('GET', `/api/audit${query}`);
    expect(answer.status).toBe(200);
    return answer.body as unknown as Page;
  }

  it('says who changed what, with both sides, newest first', async () => {
    const { items } = await read();
    expect(items.slice(0, 3).map(({ action, person }) => [action, person?.name])).toEqual([
      ['tag.created', 'marketer'],
      ['tag.created', 'supervisor'],
      ['team.updated', 'admin'],
    ]);
    expect(items[2]).toMatchObject({ before: { name: '晨光選物' }, after: { name: '晨光' } });
    expect(items[2]!.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is filtered by person, action, target and period', async () => {
    const { items: people } = (await world.ours('admin')('GET', '/api/audit/people')).body as {
      items: { id: string; name: string }[];
    };
    expect(people.map(({ name }) => name).sort()).toEqual(['admin', 'marketer', 'supervisor']);
    const marketer = people.find(({ name }) => name === 'marketer')!.id;
    expect((await read(`?staffId=${marketer}`)).items).toHaveLength(1);
    expect((await read('?action=tag.created')).items).toHaveLength(2);
    expect((await read('?targetType=team')).items.map(({ action }) => action)).toEqual(['team.updated']);
    const newest = (await read('?limit=1')).items[0]!.createdAt;
    const all = (await read('?limit=100')).items;
    const until = (await read(`?limit=100&until=${newest}`)).items;
    const from = (await read(`?limit=100&from=${newest}`)).items;
    expect(from.length + until.length).toBe(all.length);
    expect((await read('?from=2999-01-01T00:00:00Z')).items).toEqual([]);
  });

  it('pages without losing or repeating one', async () => {
    const all = (await read('?limit=100')).items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { items, nextCursor }: Page = await read(`?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    }
    expect(paged).toEqual(all);
  });

  it.each([
    ['?action=tag.created%27%20OR%201=1', 400],
    ['?targetType=team%3B', 400],
    ['?staffId=1', 400],
    ['?cursor=zzz', 400],
    ['?from=yesterday', 400],
    ['?sort=before', 400],
  ])('refuses %s', async (query, status) => {
    expect(await world.ours('admin')('GET', `/api/audit${query}`)).toMatchObject({ status });
  });

  it('is searched by what was changed, and by a whole request or target id', async () => {
    const actions = async (q: string) =>
      (await read(`?limit=100&q=${encodeURIComponent(q)}`)).items.map(({ action }) => action);
    expect(await actions('生日')).toEqual(['tag.created']);
    expect(await actions('晨光選物')).toContain('team.updated');
    expect(await actions('%')).toEqual([]);
    expect(await actions('_')).toEqual([]);
    expect(await actions("' OR 1=1 -- ")).toEqual([]);
    const [updated] = (await read('?action=team.updated')).items;
    expect(await actions(updated!.requestId)).toEqual(['team.updated']);
    expect(await actions(updated!.targetId)).toContain('team.updated');
    expect(await actions(updated!.requestId.slice(0, 20))).toEqual([]);
  });

  it('goes out as a file that a spreadsheet does not run, and says so itself', async () => {
    await world.ours('admin')('POST', '/api/tags', { name: '=HYPERLINK("https://evil.example")' });
    const file = await world.ours('admin')('GET', '/api/audit.csv?action=tag.created');
    expect(Buffer.from(file.text).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(file.headers['content-disposition']).toContain('audit.csv');
    const [heading, newest, ...older] = file.text.slice(1).trimEnd().split('\r\n');
    expect(heading).toBe('時間,人員,動作,對象,對象編號,變更前,變更後,請求編號');
    expect(newest).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,admin,tag\.created,tag,/);
    // quoted as JSON and as a cell: no cell begins with the formula
    expect(newest).toContain('"{""name"":""=HYPERLINK');
    expect(older).toHaveLength(2);
    const { items } = await read('?action=audit.exported');
    expect(items).toMatchObject([{ after: { action: 'tag.created', searched: false } }]);
    expect((await world.ours('agent')('GET', '/api/audit.csv')).status).toBe(403);
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    expect((await their('GET', '/api/audit.csv')).text).not.toContain('晨光');
  });

  it('is shut to the other roles, and shows another team nothing of ours', async () => {
    for (const role of ['marketer', 'agent'] as const) {
      expect(await world.ours(role)('GET', '/api/audit')).toMatchObject({ status: 403 });
      expect(await world.ours(role)('GET', '/api/audit/people')).toMatchObject({ status: 403 });
    }
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    const seen = JSON.stringify([await their('GET', '/api/audit'), await their('GET', '/api/audit/people')]);
    expect(seen).not.toContain(demo.channelId);
    expect(seen).not.toContain('晨光');
    const { items } = await read('?limit=1');
    expect((await their('GET', `/api/audit?staffId=${items[0]!.person!.id}`)).body['items']).toEqual([]);
  });

  it('has no way to be changed', async () => {
    const { items } = await read('?limit=1');
    for (const method of ['PATCH', 'PUT', 'DELETE'] as const) {
      expect(await world.ours('admin')(method, `/api/audit/${items[0]!.id}`, {})).toMatchObject({
        status: 404,
      });
    }
  });

  it('keeps line breaks of a name inside one record', async () => {
    await world.ours('admin')('POST', '/api/tags', { name: 'a\r\nadmin deleted everything' });
    const { items } = await read('?limit=1');
    expect(items[0]!.after).toMatchObject({ name: 'a\r\nadmin deleted everything' });
  });
});
