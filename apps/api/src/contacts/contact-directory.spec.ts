import { In } from 'typeorm';
import type { Contact, ContactDetail, Tag } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { AuditEntity } from '../audit/audit.entity.js';
import { StaffWorld, type Answer } from '../auth/staff-world.test-kit.js';
import { newId } from '../database/ids.js';
import { TaggingEntity } from '../tagging/tagging.entity.js';
import { ContactEntity } from './contact.entity.js';

type Page = { items: Contact[]; nextCursor: string | null };

describeEachEngine('contacts', (engine) => {
  let world: StaffWorld;
  let phone = '';
  let bound = '';
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    phone = world.app.freshPhone();
    world.app.shop.add({ phone, memberNumber: 'M-0001', name: '王小明' });
    const customer = world.app.customer({ name: '王小明' });
    bound = customer.lineUserId;
    expect((await customer.binds(phone)).body).toMatchObject({ outcome: 'bound' });
    for (const name of ['100% Wang', '100_ Lin', 'Wang', 'wang two', "O'Neil \\ !", null])
      await addContact(name);
  });
  afterAll(() => world.stop());

  async function addContact(
    displayName: string | null,
    teamId?: string,
    channelId?: string,
  ): Promise<string> {
    const [known] = await world.db((db) => db.find(ContactEntity, { where: { lineUserId: bound } }));
    const id = newId();
    await world.db((db) =>
      db.insert(ContactEntity, {
        id,
        teamId: teamId ?? known!.teamId,
        channelId: channelId ?? known!.channelId,
        lineUserId: `U${id.replaceAll('-', '')}`,
        displayName,
        friend: 1,
        friendAt: 0,
        createdAt: world.app.now(),
      }),
    );
    return id;
  }

  async function list(query: Record<string, string>): Promise<Page> {
    const answer = await world.ours('agent')('GET', `/api/contacts?${new URLSearchParams(query).toString()}`);
    expect(answer.status).toBe(200);
    return answer.body as unknown as Page;
  }
  const names = async (q: string) => (await list({ q })).items.map(({ displayName }) => displayName);

  it('shows a bound contact with member, masked phone and tags', async () => {
    const { items } = await list({ q: bound });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      lineUserId: bound,
      displayName: '王小明',
      bindingState: 'bound',
      memberNumber: 'M-0001',
      platform: 'shopline',
      channelName: '晨光選物',
    });
    expect(items[0]!.maskedPhone).toMatch(/^09\d\d-\*\*\*-\d{3}$/);
    expect(items[0]!.tags.map(({ name }) => name).sort()).toEqual(['VIP', '已綁定']);
    expect(JSON.stringify(items)).not.toContain(phone.slice(4));
  });

  it('finds an exact phone in any usual spelling, and no part of one', async () => {
    const national = `0${phone.slice(4)}`;
    const spelled = `${national.slice(0, 4)}-${national.slice(4, 7)} ${national.slice(7)}`;
    for (const q of [phone, national, spelled]) expect((await list({ q })).items).toHaveLength(1);
    expect((await list({ q: national.slice(0, 8) })).items).toEqual([]);
  });

  it('finds an exact member number', async () => {
    expect((await list({ q: 'M-0001' })).items).toHaveLength(1);
    expect((await list({ q: 'M-000' })).items).toEqual([]);
  });

  it('finds names by their beginning, and takes wildcards and quotes as they are', async () => {
    expect(await names('王小')).toEqual(['王小明']);
    expect(await names('小明')).toEqual([]);
    expect(await names('100%')).toEqual(['100% Wang']);
    expect(await names('100_')).toEqual(['100_ Lin']);
    expect(await names('%')).toEqual([]);
    expect(await names('_')).toEqual([]);
    expect(await names("O'Neil \\ !")).toEqual(["O'Neil \\ !"]);
    expect(await names("' OR 1=1 -- ")).toEqual([]);
  });

  it('filters by binding, tag and channel', async () => {
    expect((await list({ binding: 'bound' })).items.map(({ lineUserId }) => lineUserId)).toEqual([bound]);
    expect((await list({ binding: 'unbound' })).items).toHaveLength(6);
    const tags = (await world.ours('agent')('GET', '/api/tags')).body['items'] as Tag[];
    const vip = tags.find(({ name }) => name === 'VIP')!;
    expect(vip.contacts).toBe(1);
    expect((await list({ tagId: vip.id })).items).toHaveLength(1);
    expect((await list({ tagId: world.theirs.tagId })).items).toEqual([]);
    expect((await list({ channelId: world.theirs.channelId })).items).toEqual([]);
  });

  async function twoByTwo(query: Record<string, string>): Promise<Contact[]> {
    const seen: Contact[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await list({ ...query, limit: '2', ...(cursor && { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return seen;
  }

  it.each(['-createdAt', 'createdAt', '-boundAt', 'boundAt'])(
    'pages by %s without a gap or a double',
    async (sort) => {
      const seen = (await twoByTwo({ sort })).map(({ id }) => id);
      expect(seen).toEqual((await list({ sort })).items.map(({ id }) => id));
      expect(new Set(seen).size).toBe(7);
    },
  );

  it('sorts by the day they came or were bound, those who are not bound last', async () => {
    const second = world.app.customer({ name: '李小華' });
    const other = world.app.freshPhone();
    world.app.passTime(61_000);
    world.app.shop.add({ phone: other, memberNumber: 'M-0009' });
    expect((await second.binds(other)).body).toMatchObject({ outcome: 'bound' });
    const users = async (query: Record<string, string>) =>
      (await twoByTwo(query)).map(({ lineUserId }) => lineUserId);
    const both = [bound, second.lineUserId];
    expect((await users({ sort: 'boundAt' })).slice(0, 2)).toEqual(both);
    expect((await users({ sort: '-boundAt' })).slice(0, 2)).toEqual(both.toReversed());
    expect(await users({ sort: 'boundAt', binding: 'bound' })).toEqual(both);
    expect(await users({ sort: '-boundAt', binding: 'unbound' })).toHaveLength(6);
    expect(await users({ sort: '-boundAt' })).toHaveLength(8);
    expect(await users({ sort: 'createdAt' })).toEqual((await users({})).toReversed());
    const vip = (await list({ q: bound })).items[0]!.tags.find(({ name }) => name === 'VIP')!;
    expect(await users({ sort: '-boundAt', tagId: vip.id })).toEqual(both.toReversed());
    expect(await users({ tagId: vip.id, binding: 'unbound' })).toEqual([]);
    const detail = (await list({ q: second.lineUserId })).items[0]!;
    await world.ours('admin')('POST', `/api/contacts/${detail.id}/unbind`, { reason: '測試' });
    expect(await users({ sort: '-boundAt', binding: 'bound' })).toEqual([bound]);
    expect(await users({ sort: '-boundAt' })).toHaveLength(8);
  });

  it.each(['1%20OR%201', '12.', '.0', 'x'.repeat(36)])(
    'refuses a cursor that is not ours: %s',
    async (cursor) => {
      const answer = await world.ours('agent')('GET', `/api/contacts?cursor=${cursor}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    },
  );

  it('does not find another team’s people, by phone neither', async () => {
    const their = await world.signedIn('admin@theirs.example', 'their-password');
    for (const q of [phone, 'M-0001', bound, '王小明']) {
      const answer = await their('GET', `/api/contacts?q=${encodeURIComponent(q)}`);
      expect(answer.body['items']).toEqual([]);
    }
  });

  it('unbinds once, however many ask at once', async () => {
    const contact = (await list({ q: bound })).items[0]!;
    const vip = contact.tags.find(({ name }) => name === 'VIP')!;
    const url = `/api/contacts/${contact.id}/unbind`;
    const body = { reason: '換號碼', removeTagIds: [vip.id] };
    const foreign = { ...body, removeTagIds: [vip.id, world.theirs.tagId] };
    expect((await world.ours('supervisor')('POST', url, foreign)).status).toBe(404);
    expect((await list({ q: bound })).items[0]).toEqual(contact);
    const answers: Answer[] = await Promise.all(
      Array.from({ length: 20 }, () => world.ours('supervisor')('POST', url, body)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.body.code === 'binding.not_bound')).toHaveLength(19);

    const detail = (await world.ours('agent')('GET', `/api/contacts/${contact.id}`))
      .body as unknown as ContactDetail;
    expect(detail).toMatchObject({ bindingState: 'unbound', memberNumber: null, boundAt: null });
    expect(detail.tags.map(({ name }) => name)).toEqual(['已綁定']);
    expect(detail.bindings).toMatchObject([{ state: 'ended', endReason: '換號碼', memberNumber: 'M-0001' }]);
    const where = { targetId: contact.id, action: 'binding.ended' };
    expect(await world.db((db) => db.countBy(AuditEntity, where))).toBe(1);
    const row = await world.db((db) => db.findOneByOrFail(ContactEntity, { id: contact.id }));
    expect([row.pendingId, row.pendingAnswer, row.pendingUntil]).toEqual([null, null, null]);
    const taggings = await world.db((db) => db.findBy(TaggingEntity, { contactId: In([contact.id]) }));
    expect(taggings).toHaveLength(2);
  });

  it('lists numbers that wait for staff', async () => {
    const held = world.app.freshPhone();
    world.app.shop.add({ phone: held, memberNumber: 'M-0002' });
    await world.app.customer().binds(held);
    // Codes to one number are a minute apart, and the one in the inbox is the first one's.
    world.app.passTime(61_000);
    world.app.sms.sent.length = 0;
    const stranger = world.app.customer({ name: '陌生人' });
    expect((await stranger.binds(held)).body).toMatchObject({ outcome: 'contested' });
    const reviews = await world.ours('supervisor')('GET', '/api/binding-reviews');
    expect(reviews.body['items']).toMatchObject([
      { kind: 'contested', displayName: '陌生人', channelName: '晨光選物' },
    ]);
    expect((await list({ q: stranger.lineUserId })).items[0]).toMatchObject({ bindingState: 'contested' });
  });

  it('binds again after an unbind, without tagging again', async () => {
    world.app.passTime(61_000);
    world.app.sms.sent.length = 0;
    const customer = world.app.customer({ lineUserId: bound, name: '王小明' });
    expect((await customer.binds(phone)).body).toMatchObject({ outcome: 'bound' });
    const contact = (await list({ q: bound })).items[0]!;
    expect(contact).toMatchObject({ bindingState: 'bound' });
    expect(contact.tags.map(({ name }) => name)).toEqual(['已綁定']);
  });
});
