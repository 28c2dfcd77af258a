import type { JourneyStep, JourneyStepFigures } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { JourneyWorld, dayMs, days, send } from './journey-world.test-kit.js';

describeEachEngine('journeys', (engine) => {
  let world: JourneyWorld;
  beforeAll(async () => {
    world = await JourneyWorld.start(engine);
  });
  afterAll(() => world.app.stop());
  afterEach(() => world.begunEnds());

  it('carry somebody through three days, and nobody a second time', async () => {
    const journey = await world.begin({
      steps: [send('a'), days('b', 1), send('c'), days('d', 2), send('e')],
    });
    const friend = await world.friend();
    await world.tag([friend]);
    expect(await world.texts(friend)).toEqual(['a']);
    await world.pass(dayMs - 60_000);
    expect(await world.texts(friend)).toEqual(['a']);
    await world.pass(60_000);
    expect(await world.texts(friend)).toEqual(['a', 'c']);
    expect(await world.entries(journey)).toMatchObject([
      { state: 'running', stepId: 'd', contactId: friend.contactId },
    ]);
    await world.pass(2 * dayMs);
    expect(await world.texts(friend)).toEqual(['a', 'c', 'e']);
    expect(await world.story(journey, friend)).toEqual([
      'a queued',
      'b waits',
      'c queued',
      'd waits',
      'e queued',
    ]);
    await world.app.rows('DELETE FROM taggings WHERE contact_id = ?', [friend.contactId]);
    await world.tag([friend]);
    expect(await world.entries(journey)).toHaveLength(1);
  });

  it('let people in as often as the limit says, and nobody twice at a time', async () => {
    const journey = await world.begin({ entryLimit: 2, steps: [send('a'), days('b', 1)] });
    const friend = await world.friend();
    const again = async () => {
      await world.app.rows('DELETE FROM taggings WHERE contact_id = ?', [friend.contactId]);
      await world.tag([friend]);
      return (await world.entries(journey)).length;
    };
    expect(await again()).toBe(1);
    expect(await again()).toBe(1);
    await world.pass(dayMs);
    expect(await again()).toBe(2);
    await world.pass(dayMs);
    expect(await again()).toBe(2);
  });

  it('begin with binding, unbinding and being followed', async () => {
    const bound = await world.begin({
      trigger: { kind: 'bound' },
      steps: [send('a', '{顧客名稱} {會員編號}')],
    });
    const unbound = await world.begin({ trigger: { kind: 'unbound' }, steps: [send('u')] });
    const followed = await world.begin({ trigger: { kind: 'followed' }, steps: [send('f')] });
    const phone = world.app.freshPhone();
    world.app.shop.add({ phone, memberNumber: 'M-1', name: '王小美' });
    const customer = world.app.customer();
    await customer.binds(phone);
    await world.settle();
    expect(await world.texts(customer)).toEqual(['王小美 M-1']);
    const [{ id: contactId }] = (await world.app.rows('SELECT id FROM contacts WHERE line_user_id = ?', [
      customer.lineUserId,
    ])) as [{ id: string }];
    const friend = { contactId, lineUserId: customer.lineUserId };
    await world.app.as('admin', 'POST', `/api/contacts/${contactId}/unbind`, {
      reason: '客人要求',
      removeTagIds: [],
    });
    await world.settle();
    await world.follows(friend, true);
    expect((await world.texts(friend)).slice(1)).toEqual(['u', 'f']);
    for (const journey of [bound, unbound, followed]) expect(await world.entries(journey)).toHaveLength(1);
  });

  it('go where conditions lead: tags, binding, and links that were followed', async () => {
    const steps: JourneyStep[] = [
      send('a', '看這裡 https://shop.example/sale。'),
      days('b', 1),
      {
        ...{ id: 'c', kind: 'condition', if: { kind: 'clicked', stepId: 'a' } },
        then: [{ id: 'd', kind: 'addTag', tagId: world.tags[1]! }],
        else: [send('e', '還沒看嗎')],
      },
      {
        ...{ id: 'f', kind: 'condition', if: { kind: 'tag', tagId: world.tags[1]! } },
        then: [{ id: 'g', kind: 'removeTag', tagId: world.tags[0]! }],
        else: [],
      },
      { id: 'h', kind: 'condition', if: { kind: 'bound' }, then: [], else: [send('i', '快綁定')] },
    ];
    const journey = await world.begin({ steps });
    const [curious, idle] = await world.pair();
    await world.tag([curious, idle]);
    const [text = ''] = await world.texts(curious);
    const link = /http:\/\/product\.test(\/r\/[\w-]{22})。/.exec(text)?.[1] ?? '';
    expect((await world.texts(idle))[0]).not.toContain(link);
    const headers = { 'user-agent': 'Mozilla/5.0 (iPhone) Line/15.20.0' };
    expect((await world.app.call('GET', link, { headers })).headers['location']).toBe(
      'https://shop.example/sale',
    );
    await eventually(() => world.app.count('tracked_links', 'clicked_at IS NOT NULL'));
    await world.pass(dayMs);
    expect(await world.story(journey, curious)).toEqual([
      ...['a queued', 'b waits', 'c then', 'd done', 'f then', 'g done', 'h else', 'i queued'],
    ]);
    expect(await world.story(journey, idle)).toEqual([
      ...['a queued', 'b waits', 'c else', 'e queued', 'f else', 'h else', 'i queued'],
    ]);
    // what comes at the same time is one push, in order
    expect((await world.texts(idle)).slice(1)).toEqual(['還沒看嗎', '快綁定']);
    expect(world.app.line.pushes.filter(({ to }) => to === idle.lineUserId)).toHaveLength(2);
    const worn = (id: string) =>
      world.app.count('taggings', 'contact_id = ? AND active_tag_id = ?', [curious.contactId, id]);
    expect([await worn(world.tags[0]!), await worn(world.tags[1]!)]).toEqual([0, 1]);
    const figures = await world.app.as<{ steps: JourneyStepFigures[] }>(
      'agent',
      'GET',
      `/api/journeys/${journey.id}/figures`,
    );
    const of = (id: string) => figures.body.steps.find(({ stepId }) => stepId === id);
    expect(of('a')).toMatchObject({ entered: 2, delivered: 2, failed: 0, blocked: 0, waiting: 0 });
    expect(of('c')).toMatchObject({ entered: 2, then: 1 });
  });

  it('send nothing to who has blocked the account, go on, and are right again afterwards', async () => {
    const journey = await world.begin({ steps: [send('a'), days('b', 1), send('c')] });
    const friend = await world.friend();
    await world.follows(friend, false);
    await world.tag([friend]);
    expect(await world.texts(friend)).toEqual([]);
    await world.follows(friend, true);
    await world.pass(dayMs);
    expect(await world.texts(friend)).toEqual(['c']);
    expect(await world.story(journey, friend)).toEqual(['a blocked', 'b waits', 'c queued']);
  });

  it('keep messages for the end of the quiet hours of the team’s clock', async () => {
    const time = (offset: number) =>
      new Date(world.app.now() + offset + 8 * 3_600_000).toISOString().slice(11, 16);
    const quietHours = { starts: time(-3_600_000), ends: time(3_600_000) };
    const journey = await world.begin({
      quietHours,
      steps: [{ id: 't', kind: 'addTag', tagId: world.tags[1]! }, send('a')],
    });
    const friend = await world.friend();
    await world.tag([friend]);
    expect([await world.texts(friend), await world.story(journey, friend)]).toEqual([
      [],
      ['t done', 'a quiet'],
    ]);
    await world.pass(58 * 60_000);
    expect(await world.texts(friend)).toEqual([]);
    await world.pass(3 * 60_000);
    expect(await world.texts(friend)).toEqual(['a']);
    const { body } = await world.app.as<{ steps: JourneyStepFigures[] }>(
      'agent',
      'GET',
      `/api/journeys/${journey.id}/figures`,
    );
    expect(body.steps.find(({ stepId }) => stepId === 'a')).toMatchObject({ entered: 1, delivered: 1 });
  });

  it('are finished in the version with which people entered', async () => {
    const first = await world.begin({ steps: [send('a'), days('b', 1), send('c', '舊的')] });
    const [early, late] = await world.pair();
    await world.tag([early]);
    const saved = await world.save(first, { steps: [send('a'), days('b', 1), send('c', '新的')] });
    expect(saved).toMatchObject({ status: 200, body: { version: 2, runningEarlier: 1, state: 'active' } });
    await world.tag([late]);
    expect(await world.texts(late)).toEqual(['a']);
    await world.pass(dayMs);
    expect([await world.texts(early), await world.texts(late)]).toEqual([
      ['a', '舊的'],
      ['a', '新的'],
    ]);
    expect((await world.save(first, {})).body).toMatchObject({ code: 'journey.changed' });
  });

  it('stand still while they are paused, and are over when they are stopped', async () => {
    const journey = await world.begin({ steps: [send('a'), days('b', 1), send('c')] });
    const [inside, outside] = await world.pair();
    await world.tag([inside]);
    expect((await world.set(journey, 'paused')).body.journey).toMatchObject({ state: 'paused', running: 1 });
    await world.tag([outside]);
    await world.pass(dayMs);
    await world.pass(6 * 60_000);
    expect([await world.texts(inside), await world.texts(outside)]).toEqual([['a'], []]);
    await world.set(journey, 'active');
    await world.settle();
    expect(await world.texts(inside)).toEqual(['a', 'c']);
    const more = await world.friends(3);
    await world.tag(more);
    expect((await world.set(journey, 'stopped')).body).toMatchObject({
      ended: 3,
      journey: { state: 'stopped', running: 0 },
    });
    await world.pass(2 * dayMs);
    expect(await world.texts(more[0]!)).toEqual(['a']);
    expect((await world.set(journey, 'paused')).status).toBe(409);
  });

  it('do not go round in circles by tags that they put on themselves', async () => {
    const [a, b] = world.tags as [string, string];
    const swap = (on: string, off: string): JourneyStep[] => [
      { id: 'a', kind: 'removeTag', tagId: off },
      { id: 'b', kind: 'addTag', tagId: on },
    ];
    const first = await world.begin({
      trigger: { kind: 'tagged', tagId: a },
      entryLimit: null,
      steps: swap(b, a),
    });
    const second = await world.begin({
      trigger: { kind: 'tagged', tagId: b },
      entryLimit: null,
      steps: swap(a, b),
    });
    const friend = await world.friend();
    await world.tag([friend], a);
    for (let i = 0; i < 5; i += 1) await world.settle();
    expect([(await world.entries(first)).length, (await world.entries(second)).length]).toEqual([1, 1]);
  });
});
