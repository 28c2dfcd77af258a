import { jest } from '@jest/globals';
import { defaultBindingSettings, type Role, type Tag, type TagJob } from '@tieline/contracts';
import { eventually } from '../../test/eventually.js';
import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, demo } from '../auth/staff-world.test-kit.js';
import { FunnelPeople } from '../binding-funnel/funnel-people.js';
import { ContactEntity } from '../contacts/contact.entity.js';
import { newId } from '../database/ids.js';
import { TagJobRunner } from './tag-job-runner.js';
import { readTagFile } from './tag-file.js';

const people = 2500;

describeEachEngine('tags of many people', (engine) => {
  let world: StaffWorld;
  const contacts: { id: string; lineUserId: string }[] = [];
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    const [channel] = await world.app.rows<{ team_id: string }>('SELECT team_id FROM channels WHERE id = ?', [
      demo.channelId,
    ]);
    for (let i = 0; i < people; i += 1) {
      const id = newId();
      contacts.push({ id, lineUserId: `U${id.replaceAll('-', '')}` });
    }
    const rows = contacts.map((person, i) => ({
      ...person,
      teamId: channel!.team_id,
      channelId: demo.channelId,
      displayName: i % 2 === 0 ? `even ${i}` : `odd ${i}`,
      createdAt: 1,
      friend: 1 as const,
      friendAt: 5,
    }));
    for (let i = 0; i < rows.length; i += 500) {
      await world.db((db) => db.insert(ContactEntity, rows.slice(i, i + 500)));
    }
  });
  afterAll(() => world.stop());

  const marketer = () => world.ours('marketer');
  const tag = async (name: string) => String((await marketer()('POST', '/api/tags', { name })).body['id']);
  const wearers = (id: string) => world.app.count('taggings', 'active_tag_id = ?', [id]);
  const jobs = async () => (await marketer()('GET', '/api/tag-jobs')).body['items'] as TagJob[];
  const ended = (id: string) =>
    eventually(async () =>
      (await jobs()).find((job) => job.id === id && /done|failed|cancelled/.test(job.state)),
    );
  const start = async (body: object) => {
    const answer = await marketer()('POST', '/api/tag-jobs', body);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body as unknown as TagJob;
  };

  it('are done one after the other, also by several processes: nobody is left with a tag that was merged', async () => {
    const [from, into] = [await tag('舊名'), await tag('新名')];
    const runner = world.app.get(TagJobRunner);
    const wake = jest.spyOn(runner, 'wake').mockImplementation(() => undefined);
    const add = await start({ action: 'add', tagId: from, filter: { q: 'even' } });
    // another process is at it
    const elsewhere =
      "UPDATE tag_jobs SET state = 'running', lease_token = 'elsewhere', lease_until = ? WHERE id = ?";
    await world.app.rows(elsewhere, [world.app.now() + 30_000, add.id]);
    const merged = await world.ours('supervisor')('POST', `/api/tags/${from}/merge`, { intoId: into });
    expect(merged.status).toBe(201);
    await runner.round();
    expect((await jobs()).find(({ id }) => id === merged.body['id'])).toMatchObject({ state: 'waiting' });
    await world.app.rows('UPDATE tag_jobs SET lease_until = 0 WHERE id = ?', [add.id]);
    await runner.round();
    wake.mockRestore();
    expect(await ended(String(merged.body['id']))).toMatchObject({ state: 'done' });
    expect([await wearers(from), await wearers(into)]).toEqual([0, people / 2]);
  });

  it('go on everybody that the filter finds, and off again; who has it already is not counted', async () => {
    const tagId = await tag('全部');
    const even = await start({ action: 'add', tagId, filter: { q: 'even' } });
    expect(even).toMatchObject({ total: people / 2, tagName: '全部' });
    expect(await ended(even.id)).toMatchObject({ state: 'done', processed: people / 2, changed: people / 2 });
    const all = await start({ action: 'add', tagId, filter: { channelId: demo.channelId } });
    expect(await ended(all.id)).toMatchObject({ processed: people, changed: people / 2 });
    expect(await wearers(tagId)).toBe(people);
    const off = await start({ action: 'remove', tagId, filter: { tagId } });
    expect(await ended(off.id)).toMatchObject({ state: 'done', changed: people });
    expect(await wearers(tagId)).toBe(0);
  });

  it('go on the chosen only, never on another team’s', async () => {
    const tagId = await tag('挑選');
    const contactIds = contacts.slice(0, 3).map(({ id }) => id);
    expect(await ended((await start({ action: 'add', tagId, contactIds })).id)).toMatchObject({ changed: 3 });
    expect(
      (await marketer()('POST', '/api/tag-jobs', { action: 'add', tagId: world.theirs.tagId })).status,
    ).toBe(404);
    const stranger = { action: 'add', tagId, contactIds: [newId()] };
    expect((await marketer()('POST', '/api/tag-jobs', stranger)).status).toBe(404);
  });

  it('stop where they are when somebody cancels', async () => {
    const tagId = await tag('取消');
    const job = await start({ action: 'add', tagId, filter: {} });
    await marketer()('POST', `/api/tag-jobs/${job.id}/cancel`);
    const { state, changed } = await ended(job.id);
    expect(state).toMatch(/cancelled|done/);
    expect(await wearers(tagId)).toBe(changed);
    expect((await marketer()('POST', `/api/tag-jobs/${job.id}/cancel`)).status).toBe(409);
  });

  it('are gone on with by another process when one dies', async () => {
    const tagId = await tag('接手');
    const job = await start({ action: 'add', tagId, filter: {} });
    await ended(job.id);
    // as a process that died after its first piece had left it
    await world.app.rows(
      "UPDATE tag_jobs SET state = 'running', processed = 1000, changed = 1000, `cursor` = ?, lease_token = 'dead', lease_until = 1 WHERE id = ?",
      [contacts[people - 1000]!.id, job.id],
    );
    await world.app.rows('DELETE FROM taggings WHERE tag_id = ? AND contact_id < ?', [
      tagId,
      contacts[people - 1000]!.id,
    ]);
    await world.app.get(TagJobRunner).round();
    expect(await ended(job.id)).toMatchObject({ state: 'done', changed: people });
    expect(await wearers(tagId)).toBe(people);
  });

  it('are merged: everybody once, settings too, and the old one is put away', async () => {
    const [from, into] = [await tag('會員A'), await tag('會員B')];
    await ended(
      (await start({ action: 'add', tagId: from, contactIds: contacts.slice(0, 4).map(({ id }) => id) })).id,
    );
    await ended(
      (await start({ action: 'add', tagId: into, contactIds: contacts.slice(2, 6).map(({ id }) => id) })).id,
    );
    const known = ['version', ...Object.keys(defaultBindingSettings())];
    const entries = Object.entries(await world.app.settings()).filter(([key]) => known.includes(key));
    const body = { ...Object.fromEntries(entries), tagIds: [from, into] };
    const saved = await world.app.as(
      'admin',
      'PUT',
      `/api/channels/${demo.channelId}/binding-settings`,
      body,
    );
    expect(saved.status).toBe(200);
    const merge = (role: Role) => world.ours(role)('POST', `/api/tags/${from}/merge`, { intoId: into });
    // who may not change phone binding does not change it by a merge either
    expect(await merge('marketer')).toMatchObject({ status: 409, body: { code: 'tag.in_use' } });
    expect((await world.app.settings()).tagIds).toEqual([from, into]);
    const merged = await merge('supervisor');
    expect(merged.status).toBe(201);
    expect(await ended(String(merged.body['id']))).toMatchObject({ state: 'done', total: 4, changed: 2 });
    expect([await wearers(from), await wearers(into)]).toEqual([0, 6]);
    expect((await world.app.settings()).tagIds).toEqual([into]);
    const archived = await marketer()('GET', '/api/tags?archived=only');
    expect((archived.body['items'] as Tag[]).map(({ id }) => id)).toContain(from);
  });

  it('come from a file, and lines that name nobody are told', async () => {
    const tagId = await tag('匯入');
    const lines = ['LINE UID', ...contacts.slice(0, 5).map(({ lineUserId }) => lineUserId)];
    const nobody = `U${'0'.repeat(32)}`;
    const file = [...lines, nobody, 'not an id'].join('\r\n');
    const answer = await world.app.upload('marketer', `/api/tags/${tagId}/import`, file);
    expect(answer).toMatchObject({ status: 201, body: { unknown: 2, total: 5 } });
    expect(await ended(String(answer.body['id']))).toMatchObject({ changed: 5 });
  });

  it('come from the list of contacts as it was saved to a file', async () => {
    const [worn, wanted] = [await tag('匯出'), await tag('再匯入')];
    const contactIds = contacts.slice(0, 7).map(({ id }) => id);
    await ended((await start({ action: 'add', tagId: worn, contactIds })).id);
    const { text } = await world.ours('admin')('GET', `/api/contacts.csv?tagId=${worn}`);
    expect(text).toContain('匯出');
    const answer = await world.app.upload('marketer', `/api/tags/${wanted}/import`, text);
    expect(answer).toMatchObject({ status: 201, body: { unknown: 0, total: 7 } });
    expect(await ended(String(answer.body['id']))).toMatchObject({ changed: 7 });
  });

  it('look up whom a filter means once, however many pieces they are', async () => {
    const tagId = await tag('一次');
    const find = jest.spyOn(world.app.get(FunnelPeople), 'find');
    const job = await start({ action: 'add', tagId, filter: { result: 'left' } });
    const all = await start({ action: 'add', tagId, filter: {} });
    expect(await ended(all.id)).toMatchObject({ changed: people });
    await ended(job.id);
    // once for the number of people, once for the work
    expect(find.mock.calls.length).toBe(4);
    find.mockRestore();
  });

  it('are five jobs at most at once, also when everybody starts one at the same moment', async () => {
    const tagId = await tag('太多');
    const runner = world.app.get(TagJobRunner);
    const wake = jest.spyOn(runner, 'wake').mockImplementation(() => undefined);
    const body = { action: 'add', tagId, contactIds: contacts.slice(0, 1).map(({ id }) => id) };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => marketer()('POST', '/api/tag-jobs', body)),
    );
    expect((await marketer()('POST', '/api/tag-jobs', body)).status).toBe(409);
    wake.mockRestore();
    const told = answers.map(({ status, body: { code } }) => (status === 201 ? 'begun' : code));
    expect(told.sort()).toEqual([
      ...Array.from({ length: 5 }, () => 'begun'),
      ...Array.from({ length: 7 }, () => 'tag_job.too_many'),
    ]);
    await runner.round();
  });
});

describe('a file of people', () => {
  const user = (n: number) => `U${String(n).padStart(32, '0')}`;

  it.each([
    ['one column without a heading', `${user(1)}\n${user(2)}\n`, 2, 0],
    ['a heading and other columns', `name,LINE UID\nA,${user(1)}\nB,\n`, 1, 1],
    ['the same twice', `${user(1)}\n${user(1)}`, 1, 0],
    ['nothing', '', 0, 0],
  ])('%s', (_what, text, found, unreadable) => {
    const file = readTagFile(Buffer.from(text));
    expect(file?.userIds).toHaveLength(found);
    expect(file?.unreadable).toBe(unreadable);
  });

  it('is refused when it is no UTF-8', () => {
    expect(readTagFile(Buffer.from([0xa4, 0x40, 0xff, 0xfe]))).toBeNull();
  });
});
