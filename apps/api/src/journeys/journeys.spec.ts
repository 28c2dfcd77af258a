import type { JourneyStep, JourneyStepFigures, JourneySummary, Problem } from '@tieline/contracts';
import { startLocalServer, type ReceivedRequest } from '@tieline/testing';
import { createHmac } from 'node:crypto';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { statementsOf } from '../../test/statements.js';
import { demo } from '../../test/test-app.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { LOGGER } from '../logging/logging.module.js';
import type { Logger } from 'pino';
import { JourneyRunner } from './journey-runner.js';
import { JourneyTravelRepository } from './journey-travel.repository.js';
import { JourneyRepository } from './journey.repository.js';
import { TakeAlong } from './take-along.js';
import { JourneyWorld, dayMs, days, send } from './journey-world.test-kit.js';

describeEachEngine('journeys', (engine) => {
  let world: JourneyWorld;
  beforeAll(async () => {
    world = await JourneyWorld.start(engine, { env: { TIELINE_ALLOW_PRIVATE_ADDRESSES: '1' } });
  });
  afterAll(() => world.app.stop());
  /** Nobody is let in by a journey of an earlier test. */
  afterEach(async () => {
    const { items } = (
      await world.app.as<{ items: { id: string; state: string }[] }>(
        'admin',
        'GET',
        '/api/journeys?limit=100',
      )
    ).body;
    for (const journey of items) if (/active|paused/.test(journey.state)) await world.set(journey, 'stopped');
    await world.app.rows('DELETE FROM taggings');
  });

  const one = async () => (await world.friends(1))[0]!;

  it('carry somebody through three days, and nobody a second time', async () => {
    const journey = await world.begin({
      steps: [send('a'), days('b', 1), send('c'), days('d', 2), send('e')],
    });
    const friend = await one();
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
    const friend = await one();
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

  it('are counted in the list: who is in them, for whom it is over, and what LINE took', async () => {
    const journey = await world.begin({ steps: [send('a'), days('b', 1), send('c'), send('d')] });
    const idle = await world.make({ steps: [send('a')] });
    const [friend, other] = await world.pair();
    const [blocked] = await world.friends(1, { friend: 0, friendAt: 5 });
    await world.tag([friend, other, blocked!]);
    const counts = async (id: string) => {
      await world.pushed();
      const { body } = await world.app.as<{ items: JourneySummary[] }>('agent', 'GET', '/api/journeys');
      const { entered, running, ended, delivered } = body.items.find((each) => each.id === id)!;
      return { entered, running, ended, delivered };
    };
    expect(await counts(journey.id)).toEqual({ entered: 3, running: 3, ended: 0, delivered: 2 });
    await world.pass(dayMs);
    expect(await counts(journey.id)).toEqual({ entered: 3, running: 0, ended: 3, delivered: 6 });
    expect(await counts(idle.id)).toEqual({ entered: 0, running: 0, ended: 0, delivered: 0 });
  });

  it('send nothing to who has blocked the account, go on, and are right again afterwards', async () => {
    const journey = await world.begin({ steps: [send('a'), days('b', 1), send('c')] });
    const friend = await one();
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
    const friend = await one();
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

  it('start only with everything that they name, and say what is missing', async () => {
    const gone = newId();
    const refused = await world.app.as<Problem>('marketer', 'POST', '/api/journeys', {
      ...{ channelId: demo.channelId, name: 'x', trigger: { kind: 'bound' }, entryLimit: 1 },
      steps: [
        { id: 'a', kind: 'send', message: { kind: 'card', cardId: gone } },
        { id: 'b', kind: 'condition', if: { kind: 'tag', tagId: gone }, then: [], else: [] },
      ],
    });
    expect(refused.body).toMatchObject({
      code: 'journey.not_ready',
      issues: [{ path: 'step:a' }, { path: 'step:b' }],
    });
    const empty = await world.make({});
    expect((await world.set(empty, 'active')).body).toMatchObject({ issues: [{ path: 'steps' }] });
    const calling = await world.make({
      steps: [{ id: 'w', kind: 'webhook', url: 'https://brand.example/hook' }],
    });
    expect((await world.set(calling, 'active')).body).toMatchObject({
      issues: [{ path: 'secret', code: 'missing' }],
    });
    const asked = await world.app.as<Problem>('marketer', 'POST', '/api/journeys', {
      ...{ channelId: demo.channelId, name: 'x', trigger: { kind: 'bound' }, entryLimit: 1 },
      steps: [
        { id: 'a', kind: 'condition', if: { kind: 'clicked', stepId: 'b' }, then: [], else: [send('b')] },
      ],
    });
    expect(asked.body).toMatchObject({ code: 'request.invalid', issues: [{ code: 'earlier_message' }] });
  });

  it('are written by marketers, read by agents, and thrown away only when nobody can be in them', async () => {
    const journey = await world.begin({ steps: [send('a')] });
    const url = `/api/journeys/${journey.id}`;
    expect((await world.app.as('agent', 'GET', url)).status).toBe(200);
    expect((await world.app.as('agent', 'DELETE', url)).status).toBe(403);
    expect((await world.app.as('marketer', 'DELETE', url)).status).toBe(409);
    const friend = await one();
    await world.tag([friend]);
    await world.set(journey, 'stopped');
    expect((await world.app.as('marketer', 'DELETE', url)).status).toBe(204);
    for (const table of ['journey_entries', 'journey_steps', 'journey_versions']) {
      expect(await world.app.count(table, 'journey_id = ?', [journey.id])).toBe(0);
    }
  });

  it('call a webhook that can tell it is us, and again when it could not answer', async () => {
    const calls: ReceivedRequest[] = [];
    const brand = await startLocalServer((request) => {
      calls.push(request);
      return calls.length === 1 ? { status: 503 } : { json: {} };
    });
    try {
      const journey = await world.make({
        steps: [{ id: 'w', kind: 'webhook', url: 'https://brand.example/hook' }],
      });
      const { secret } = (
        await world.app.as<{ secret: string }>('marketer', 'POST', `/api/journeys/${journey.id}/secret`)
      ).body;
      // https alone may be saved; here the address is this machine's
      await world.app.rows(
        'UPDATE journey_versions SET content = REPLACE(content, ?, ?) WHERE journey_id = ?',
        ['https://brand.example', brand.url, journey.id],
      );
      await world.set(journey, 'active');
      const friend = await one();
      await world.tag([friend]);
      await eventually(() => calls.length === 2, 'a second call');
      await world.texts(friend);
      const [first, second] = calls as [ReceivedRequest, ReceivedRequest];
      expect(second.headers['x-tieline-delivery']).toBe(first.headers['x-tieline-delivery']);
      const [, seconds = '', signature] =
        /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(second.headers['x-tieline-signature'])) ?? [];
      expect(createHmac('sha256', secret).update(`${seconds}.${second.body}`).digest('hex')).toBe(signature);
      expect(JSON.parse(second.body)).toMatchObject({
        event: 'journey.step',
        journey: { id: journey.id },
        stepId: 'w',
        contact: { lineUserId: friend.lineUserId, bound: false },
      });
      const { body } = await world.app.as<{ steps: JourneyStepFigures[] }>(
        'agent',
        'GET',
        `/api/journeys/${journey.id}/figures`,
      );
      expect(body.steps).toMatchObject([{ stepId: 'w', entered: 1, delivered: 1 }]);
    } finally {
      await brand.close();
    }
  });

  it('take everybody along once, with two processes at a time', async () => {
    const journey = await world.begin({ steps: [send('a'), days('b', 1), send('c')] });
    // more than one process claims at a time
    const people = await world.friends(600);
    await world.tag(people);
    await world.pushed();
    const other = new JourneyRunner(
      world.app.get(Transactions),
      world.app.get(JourneyRepository),
      world.app.get(JourneyTravelRepository),
      world.app.get(TakeAlong),
      world.app.get<Logger>(LOGGER as never),
    );
    world.app.passTime(dayMs);
    world.app.forgetSignIns();
    await Promise.all([world.app.get(JourneyRunner).round(), other.round()]);
    await world.settle();
    await world.pushed();
    const of = (step: string) =>
      world.app.count('journey_steps', "journey_id = ? AND step_id = ? AND result = 'queued'", [
        journey.id,
        step,
      ]);
    expect([await of('a'), await of('c')]).toEqual([600, 600]);
    const theirs = new Set(people.map(({ lineUserId }) => lineUserId));
    const told = world.app.line.pushes.filter(({ to }) => theirs.has(to));
    expect(told).toHaveLength(1200);
    expect(new Set(told.map(({ retryKey }) => retryKey)).size).toBe(1200);
  }, 90_000);

  it('are gone on with when a process dies over somebody, and nothing is done twice', async () => {
    const journey = await world.begin({ steps: [send('a'), days('b', 1), send('c')] });
    const friend = await one();
    await world.tag([friend]);
    expect(await world.texts(friend)).toEqual(['a']);
    world.app.passTime(dayMs);
    world.app.forgetSignIns();
    // claimed by a process that does no more than that
    await world.app.get(JourneyTravelRepository).claim(500);
    await world.settle();
    expect(await world.texts(friend)).toEqual(['a']);
    await world.pass(61_000);
    await world.settle();
    expect(await world.texts(friend)).toEqual(['a', 'c']);
    expect(await world.story(journey, friend)).toEqual(['a queued', 'b waits', 'c queued']);
  });

  it('leave nobody behind a step that fails for one', async () => {
    await world.begin({ steps: [send('a'), days('b', 1), send('c')] });
    const [ill, sound] = await world.pair();
    await world.tag([ill, sound]);
    await world.pushed();
    // a delivery of this name is there already: their step can not be written
    const [{ id }] = (await world.app.rows('SELECT id FROM journey_entries WHERE contact_id = ?', [
      ill.contactId,
    ])) as [{ id: string }];
    await world.app.rows('UPDATE deliveries SET dedupe_key = ? WHERE line_user_id = ?', [
      `journey:${id}:c`,
      ill.lineUserId,
    ]);
    await world.pass(dayMs);
    expect([await world.texts(ill), await world.texts(sound)]).toEqual([['a'], ['a', 'c']]);
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
    const friend = await one();
    await world.tag([friend], a);
    for (let i = 0; i < 5; i += 1) await world.settle();
    expect([(await world.entries(first)).length, (await world.entries(second)).length]).toEqual([1, 1]);
  });

  it('take a thousand people along in a few dozen statements', async () => {
    await world.begin({ steps: [send('a'), days('b', 1), send('c')] });
    const people = await world.friends(1000);
    const entering = await statementsOf(world.app, () => world.tag(people));
    const writes = entering.statements.filter((each) => !/deliveries/.test(each));
    expect(writes.length).toBeLessThan(60);
    await world.pushed();
    world.app.passTime(dayMs);
    world.app.forgetSignIns();
    await world.settle();
    expect(
      await world.app.count('journey_steps', "step_id = 'c' AND result = 'queued'"),
    ).toBeGreaterThanOrEqual(1000);
    await world.pushed();
  }, 90_000);
});
