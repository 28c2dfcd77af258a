import type { Tag } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld } from '../auth/staff-world.test-kit.js';
import { addDays, dayOf, startOfDay } from '../teams/calendar.js';
import { ExpireTags } from './expire-tags.js';

describeEachEngine('tags', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  const boundCustomer = async (memberNumber: string) => {
    const customer = world.app.customer();
    const phone = world.app.freshPhone();
    world.app.shop.add({ phone, memberNumber });
    await customer.binds(phone);
    return customer;
  };
  const contactOf = async (lineUserId: string) => {
    const [row] = await world.app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
      lineUserId,
    ]);
    return row!.id;
  };
  const tagNamed = async (name: string) => {
    const { body } = await world.ours('agent')('GET', '/api/tags');
    return (body['items'] as Tag[]).find((tag) => tag.name === name)!;
  };
  const create = (name: string) => world.ours('marketer')('POST', '/api/tags', { name });

  it.each(['vip', ' VIP ', 'ＶＩＰ'])('%j is a name that the team has', async (name) => {
    expect(await create(name)).toMatchObject({ status: 409, body: { code: 'tag.name_taken' } });
  });

  it('keeps the name as it was written', async () => {
    expect(await create('生日月 🎂')).toMatchObject({
      status: 201,
      body: { name: '生日月 🎂', contacts: 0 },
    });
    expect((await create('生日月 🎁')).status).toBe(201);
  });

  it('is renamed, sorted and limited, by what the change names only', async () => {
    const { body: tag } = await create('春季');
    const change = (body: object) => world.ours('marketer')('PATCH', `/api/tags/${String(tag['id'])}`, body);
    expect(await change({ category: '活動', validDays: 7 })).toMatchObject({
      status: 200,
      body: { name: '春季' },
    });
    expect(await change({ name: '春季2027' })).toMatchObject({
      body: { name: '春季2027', category: '活動', validDays: 7 },
    });
    expect(await change({ name: 'vip' })).toMatchObject({ status: 409, body: { code: 'tag.name_taken' } });
    expect((await change({ validDays: 0 })).status).toBe(400);
  });

  it('is not put away while a channel’s binding puts it on, and says which', async () => {
    const { id, uses } = await tagNamed('已綁定');
    expect(uses.map(({ channelName }) => channelName)).toEqual(['晨光選物', '海岸咖啡']);
    expect(await world.ours('marketer')('POST', `/api/tags/${id}/archive`)).toMatchObject({
      status: 409,
      body: { code: 'tag.in_use' },
    });
  });

  it('goes away and comes back with everybody who had it, and can not be used meanwhile', async () => {
    const contact = await contactOf((await boundCustomer('T-1')).lineUserId);
    const { body: tag } = await create('可封存');
    const id = String(tag['id']);
    const marketer = world.ours('marketer');
    const shown = async () => (await marketer('GET', `/api/contacts/${contact}`)).body['tags'];
    expect((await marketer('POST', `/api/contacts/${contact}/tags`, { addIds: [id] })).status).toBe(200);
    expect(await shown()).toContainEqual({ id, name: '可封存' });
    await marketer('POST', `/api/tags/${id}/archive`);
    expect(await shown()).not.toContainEqual({ id, name: '可封存' });
    expect((await marketer('POST', `/api/contacts/${contact}/tags`, { addIds: [id] })).status).toBe(404);
    await marketer('POST', `/api/tags/${id}/restore`);
    expect(await shown()).toContainEqual({ id, name: '可封存' });
  });

  it('is put on once, taken off, and its log tells who and when', async () => {
    const contact = await contactOf((await boundCustomer('T-2')).lineUserId);
    const { body: tag } = await create('手動');
    const id = String(tag['id']);
    const agent = world.ours('agent');
    const change = (body: object) => agent('POST', `/api/contacts/${contact}/tags`, body);
    await Promise.all(Array.from({ length: 5 }, () => change({ addIds: [id] })));
    await change({ removeIds: [id] });
    await change({ addIds: [id] });
    const { body } = await agent('GET', `/api/tags/${id}/log`);
    expect(body['items']).toMatchObject([
      { contactId: contact, source: 'staff', staffName: 'agent', removedAt: null },
      { contactId: contact, source: 'staff', removedBy: 'staff' },
    ]);
    expect(await tagNamed('手動')).toMatchObject({ contacts: 1, addedLastWeek: 2 });
  });

  it('makes one of 20 equal ones at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create('同名')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  it('ends after its days at midnight in the team’s time zone, not before', async () => {
    const contact = await contactOf((await boundCustomer('T-3')).lineUserId);
    const { body: tag } = await world.ours('marketer')('POST', '/api/tags', { name: '一日', validDays: 1 });
    const id = String(tag['id']);
    await world.ours('agent')('POST', `/api/contacts/${contact}/tags`, { addIds: [id] });
    const zone = 'Asia/Taipei';
    const end = startOfDay(addDays(dayOf(world.app.now(), zone), 2), zone);
    const active = () => world.app.count('taggings', 'active_tag_id = ?', [id]);
    world.app.passTime(end - world.app.now() - 60_000);
    await world.app.get(ExpireTags).round();
    expect(await active()).toBe(1);
    world.app.passTime(120_000);
    await world.app.get(ExpireTags).round();
    expect(await active()).toBe(0);
    expect(await world.app.count('taggings', "tag_id = ? AND removed_by = 'expired'", [id])).toBe(1);
  });
});
