import type { Tag, TimelineEntry } from '@tieline/contracts';
import { webhook } from '@tieline/testing';
import type { Customer } from '../../../test/customer.js';
import { describeEachEngine } from '../../../test/engines.js';
import { eventually } from '../../../test/eventually.js';
import { StaffWorld, demo } from '../../auth/staff-world.test-kit.js';

type Page = { items: TimelineEntry[]; nextCursor: string | null };

describeEachEngine('the timeline of a contact', (engine) => {
  let world: StaffWorld;
  let customer: Customer;
  let id = '';
  let phone = '';
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    phone = world.app.freshPhone();
    world.app.shop.add({ phone, memberNumber: 'M-0001', name: '王小明' });
    customer = world.app.customer({ name: '王小明' });
    await follows();
    await customer.binds(phone);
    await customer.writes('我已完成手機綁定');
    await eventually(async () => (await list({ group: 'message' })).items[0]?.type === 'message');
    const tags = (await world.ours('agent')('GET', '/api/tags')).body['items'] as Tag[];
    world.app.passTime(1000);
    await world.ours('supervisor')('POST', `/api/contacts/${id}/unbind`, {
      reason: '換號碼',
      removeTagIds: [tags.find(({ name }) => name === 'VIP')!.id],
    });
  });
  afterAll(() => world.stop());

  async function follows(): Promise<void> {
    const signed = webhook().from(customer.lineUserId).follow().signedWith(demo.messagingSecret);
    await world.app.call('POST', `/api/line/webhook/${demo.channelId}`, {
      raw: signed.body,
      headers: signed.headers,
    });
    id = await eventually(async () => {
      const sql = 'SELECT id FROM contacts WHERE line_user_id = ?';
      return (await world.app.rows<{ id: string }>(sql, [customer.lineUserId]))[0]?.id;
    });
  }

  async function list(query: Record<string, string> = {}): Promise<Page> {
    const search = new URLSearchParams(query).toString();
    const answer = await world.ours('agent')('GET', `/api/contacts/${id}/timeline?${search}`);
    expect(answer.status).toBe(200);
    return answer.body as unknown as Page;
  }

  it('tells every step, newest first', async () => {
    const { items, nextCursor } = await list();
    expect(nextCursor).toBeNull();
    const types = items.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(['staff', 'tagOff', 'unbound']);
    expect(types.slice(-2)).toEqual(['pageOpened', 'followed']);
    expect(types.slice(3, -2).sort()).toEqual(['bound', 'codeSent', 'message', 'tagOn', 'tagOn']);
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
  });

  it('says who did what and why, how the code fared and what it cost', async () => {
    const { items } = await list();
    const of = (type: TimelineEntry['type']) => items.find((entry) => entry.type === type);
    expect(of('staff')).toMatchObject({ action: 'binding.ended', staffName: 'supervisor', reason: '換號碼' });
    expect(of('unbound')).toMatchObject({ reason: '換號碼' });
    expect(of('bound')).toMatchObject({ memberNumber: 'M-0001' });
    expect(of('tagOff')).toMatchObject({ tag: 'VIP' });
    expect(of('tagOn')).toMatchObject({ source: 'phone_binding' });
    expect(of('message')).toMatchObject({ kind: 'reply', delivery: 'delivered' });
    expect(of('codeSent')).toMatchObject({ state: 'consumed', attempts: 1, delivery: 'delivered', cost: 1 });
    expect(JSON.stringify(items)).not.toContain(phone.slice(4));
  });

  it('is filtered by group', async () => {
    const typesOf = async (group: string) => (await list({ group })).items.map(({ type }) => type);
    expect(await typesOf('sms')).toEqual(['codeSent']);
    expect(await typesOf('tag')).toEqual(['tagOff', 'tagOn', 'tagOn']);
    expect(await typesOf('staff')).toEqual(['staff']);
    expect(await typesOf('binding')).toEqual(['unbound', 'bound', 'pageOpened']);
    expect(await typesOf('message')).toEqual(['message', 'followed']);
  });

  it.each(['1', '2', '3'])('pages by %s without a gap or a double', async (limit) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await list({ limit, ...(cursor && { cursor }) });
      seen.push(...page.items.map((entry) => entry.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual((await list()).items.map((entry) => entry.id));
  });

  it('refuses a cursor that is not ours, and another team', async () => {
    const bad = await world.ours('agent')('GET', `/api/contacts/${id}/timeline?cursor=1%20OR%201`);
    expect(bad).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    expect((await their('GET', `/api/contacts/${id}/timeline`)).status).toBe(404);
  });
});
