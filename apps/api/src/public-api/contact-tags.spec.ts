import type { TimelineEntry } from '@tieline/contracts';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { statementsOf } from '../../test/statements.js';
import { StaffWorld, demo } from '../auth/staff-world.test-kit.js';
import { newId } from '../database/ids.js';
import { Server, logOf, newTag } from './server.test-kit.js';

describeEachEngine('tags by the API', (engine) => {
  let world: StaffWorld;
  let server: Server;
  let theirServer: Server;
  let vip = '';
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    server = await Server.of(world, world.ours('admin'));
    const theirAdmin = await world.signedIn('admin@theirs.example', 'their-password');
    theirServer = await Server.of(world, theirAdmin, 'theirs');
    vip = await newTag(world, 'API 會員');
  });
  afterAll(() => world.stop());

  async function bound(
    memberNumber: string,
    { liffId, lineUserId, phone }: { liffId?: string; lineUserId?: string; phone?: string } = {},
  ): Promise<{ customer: Customer; id: string; phone: string }> {
    const number = phone ?? world.app.freshPhone();
    if (!phone) world.app.shop.add({ phone: number, memberNumber });
    const customer = world.app.customer({ ...(liffId && { liffId }), ...(lineUserId && { lineUserId }) });
    await customer.binds(number);
    return { customer, phone: number, id: await contactOf(customer.lineUserId, liffId) };
  }
  const contactOf = async (lineUserId: string, liffId?: string) => {
    const channelId = liffId === demo.otherLiffId ? demo.otherChannelId : demo.channelId;
    const [row] = await world.app.rows<{ id: string }>(
      'SELECT id FROM contacts WHERE line_user_id = ? AND channel_id = ?',
      [lineUserId, channelId],
    );
    return row?.id ?? '';
  };
  const done = (contactId: string, added: number, removed = 0) => ({
    status: 'done',
    contactId,
    added,
    removed,
  });

  it('lists those that can be put on, and nobody else’s', async () => {
    const archived = await newTag(world, 'API 舊標籤');
    await world.ours('marketer')('POST', `/api/tags/${archived}/archive`);
    const { status, body } = await server.asks<{ items: object[] }>('GET', '/tags');
    expect(status).toBe(200);
    expect(body.items).toContainEqual({ id: vip, name: 'API 會員', category: null });
    expect(JSON.stringify(body)).not.toContain(archived);
    const theirs = await theirServer.asks<{ items: object[] }>('GET', '/tags');
    expect(theirs.body.items).toEqual([{ id: world.theirs.tagId, name: 'VIP', category: null }]);
  });

  it('go on by LINE user, member number and phone in any spelling, once, and the log tells which key', async () => {
    const people = [await bound('API-1'), await bound('API-2'), await bound('API-3')];
    const [first, second, third] = people.map(({ id }) => id) as [string, string, string];
    const tag = await newTag(world, '三種');
    const contacts = [
      { lineUserId: people[0]!.customer.lineUserId },
      { memberNumber: 'API-2' },
      { phone: `0${people[2]!.phone.slice(4)}` },
      { phone: people[2]!.phone },
    ];
    const once = await server.tags({ add: [tag], contacts });
    expect(once.status).toBe(200);
    expect(once.body.results).toEqual([done(first, 1), done(second, 1), done(third, 1), done(third, 1)]);
    const again = await server.tags({ add: [tag], contacts });
    expect(again.body.results).toEqual([done(first, 0), done(second, 0), done(third, 0), done(third, 0)]);
    const log = await logOf(world, tag);
    expect(log).toHaveLength(3);
    expect(log[0]).toMatchObject({ source: 'api', apiKeyName: 'ERP', staffName: null, removedAt: null });
    const { body } = await world.ours('agent')('GET', `/api/contacts/${first}/timeline?group=tag`);
    expect((body['items'] as TimelineEntry[])[0]).toMatchObject({
      type: 'tagOn',
      tag: '三種',
      source: 'api',
      apiKeyName: 'ERP',
    });
    const filtered = await world.ours('agent')('GET', `/api/tags/${tag}/log?source=staff`);
    expect(filtered.body['items']).toEqual([]);
  });

  it('come off, and what staff put on keeps who put it on', async () => {
    const { id, customer } = await bound('API-4');
    const tag = await newTag(world, '人員貼的');
    await world.ours('agent')('POST', `/api/contacts/${id}/tags`, { addIds: [tag] });
    const contacts = [{ lineUserId: customer.lineUserId }];
    expect((await server.tags({ add: [vip], remove: [tag], contacts })).body.results).toEqual([
      done(id, 1, 1),
    ]);
    expect(await logOf(world, tag)).toMatchObject([{ source: 'staff', apiKeyName: null, removedBy: 'api' }]);
    expect((await server.tags({ remove: [tag], contacts })).body.results).toEqual([done(id, 0)]);
  });

  it('count each tagging for one of many who send the same at once', async () => {
    const { id } = await bound('API-5');
    const tag = await newTag(world, '同時');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => server.tags({ add: [tag], contacts: [{ memberNumber: 'API-5' }] })),
    );
    const added = answers.map(({ body }) => body.results[0]);
    expect(added.filter((result) => result?.status === 'done' && result.added === 1)).toHaveLength(1);
    expect(added.filter((result) => result?.status === 'done' && result.added === 0)).toHaveLength(5);
    expect(await world.app.count('taggings', 'contact_id = ? AND tag_id = ?', [id, tag])).toBe(1);
  });

  it('say who is not there, and who may be several, and leave those alone', async () => {
    const here = await bound('API-6');
    const { lineUserId } = here.customer;
    // until the number may be sent a code again
    world.app.passTime(61_000);
    const there = await bound('', { liffId: demo.otherLiffId, lineUserId, phone: here.phone });
    const tag = await newTag(world, '哪一位');
    const { body } = await server.tags({
      add: [tag],
      contacts: [
        { memberNumber: 'nobody' },
        { lineUserId },
        { phone: here.phone },
        { lineUserId, channelId: demo.otherChannelId },
        { lineUserId, channelId: newId() },
      ],
    });
    expect(body.results).toEqual([
      { status: 'notFound' },
      { status: 'ambiguous', contacts: 2 },
      { status: 'ambiguous', contacts: 2 },
      done(there.id, 1),
      { status: 'notFound' },
    ]);
    expect((await logOf(world, tag)).map(({ contactId }) => contactId)).toEqual([there.id]);
  });

  it('find nobody by a number whose binding has ended', async () => {
    const { id, phone } = await bound('API-7');
    await world.ours('admin')('POST', `/api/contacts/${id}/unbind`, { reason: 'x' });
    const contacts = [{ phone }, { memberNumber: 'API-7' }];
    const { body } = await server.tags({ add: [vip], contacts });
    expect(body.results).toEqual([{ status: 'notFound' }, { status: 'notFound' }]);
  });

  it('change nothing when a tag is archived, unknown or another team’s, and name each', async () => {
    const { id } = await bound('API-8');
    const archived = await newTag(world, '已封存');
    await world.ours('marketer')('POST', `/api/tags/${archived}/archive`);
    const unknown = newId();
    const { status, body, headers } = await server.tags({
      add: [vip, archived, world.theirs.tagId],
      remove: [unknown],
      contacts: [{ memberNumber: 'API-8' }],
    });
    expect([status, body.code]).toEqual([422, 'tag.gone']);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body.issues).toMatchObject([
      { path: 'body.add.1', code: 'gone', values: { id: archived } },
      { path: 'body.add.2', code: 'gone', values: { id: world.theirs.tagId } },
      { path: 'body.remove.0', code: 'gone', values: { id: unknown } },
    ]);
    expect(await world.app.count('taggings', 'contact_id = ? AND tag_id = ?', [id, vip])).toBe(0);
  });

  it('never reach another team’s people', async () => {
    const { customer, phone } = await bound('API-9');
    const before = await world.app.count('taggings');
    const contacts = [{ lineUserId: customer.lineUserId }, { memberNumber: 'API-9' }, { phone }];
    const { body } = await theirServer.tags({ add: [world.theirs.tagId], contacts });
    expect(body.results).toEqual(contacts.map(() => ({ status: 'notFound' })));
    expect((await theirServer.tags({ add: [vip], contacts })).status).toBe(422);
    expect(await world.app.count('taggings')).toBe(before);
  });

  it('refuse what is no request, and say where', async () => {
    const contacts = [{ memberNumber: 'x' }];
    const refused: [object, string][] = [
      [{ contacts: [] }, 'body.contacts'],
      [{ contacts: Array.from({ length: 101 }, () => contacts[0]) }, 'body.contacts'],
      [{ add: Array.from({ length: 21 }, () => newId()), contacts }, 'body.add'],
      [{ add: [vip], remove: [vip], contacts }, 'body.remove.0'],
      [{ contacts: [{ phone: '02-2345-6789' }] }, 'body.contacts.0.phone'],
      [{ contacts: [{ memberNumber: 'x', phone: '0912345678' }] }, 'body.contacts.0'],
      [{ contacts, more: 1 }, 'body'],
    ];
    for (const [body, path] of refused) {
      const answer = await server.tags(body as Parameters<typeof server.tags>[0]);
      expect([answer.status, answer.body.issues]).toEqual([400, [expect.objectContaining({ path })]]);
    }
  });

  it('start the journey that the tag starts', async () => {
    const tag = await newTag(world, '旅程的標籤');
    const marketer = world.ours('marketer');
    const { body: journey } = await marketer('POST', '/api/journeys', {
      channelId: demo.channelId,
      name: '訂單完成',
      trigger: { kind: 'tagged', tagId: tag },
      ...{ entryLimit: 1, quietHours: null },
      steps: [{ id: 'a', kind: 'addTag', tagId: vip }],
    });
    const url = `/api/journeys/${String(journey['id'])}`;
    expect((await marketer('POST', `${url}/state`, { state: 'active' })).status).toBe(200);
    const { id } = await bound('API-10');
    for (const added of [1, 0]) {
      const { body } = await server.tags({ add: [tag], contacts: [{ memberNumber: 'API-10' }] });
      expect(body.results).toEqual([done(id, added)]);
    }
    const worn = () => world.app.count('taggings', 'contact_id = ? AND active_tag_id = ?', [id, vip]);
    await eventually(worn, 'the journey’s tag');
    const entries = await marketer('GET', `${url}/entries`);
    expect((entries.body['items'] as object[]).length).toBe(1);
  });

  it('take as many statements for a hundred people as for one', async () => {
    const { id } = await bound('API-11');
    const tag = await newTag(world, '一百人');
    await server.tags({ add: [tag], contacts: [{ memberNumber: 'API-11' }] });
    const others = Array.from({ length: 33 }, (_none, n) => n);
    const contacts = [
      { memberNumber: 'API-11' },
      ...others.map((n) => ({ memberNumber: `none-${n}` })),
      ...others.map((n) => ({ lineUserId: `U${String(n).padStart(32, '0')}` })),
      ...others.map(() => ({ phone: world.app.freshPhone() })),
    ];
    const take = { remove: [tag], contacts };
    const { result, statements } = await statementsOf(world.app, () => server.tags(take));
    expect(result.body.results[0]).toEqual(done(id, 0, 1));
    const said = statements.filter((sql) => !/^(START|COMMIT|BEGIN)/i.test(sql));
    // key, rate; tags, three ways of naming, what is on, what comes off
    expect(said.length).toBeLessThanOrEqual(8);
  });
});
