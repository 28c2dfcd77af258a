import type { Logger } from 'pino';
import { describeEachEngine } from '../../test/engines.js';
import { statementsOf } from '../../test/statements.js';
import { Transactions } from '../database/transactions.js';
import { LOGGER } from '../logging/logging.module.js';
import { JourneyRunner } from './journey-runner.js';
import { JourneyTravelRepository } from './journey-travel.repository.js';
import { JourneyRepository } from './journey.repository.js';
import { JourneyWorld, dayMs, days, send } from './journey-world.test-kit.js';
import { TakeAlong } from './take-along.js';

describeEachEngine('many people in a journey', (engine) => {
  let world: JourneyWorld;
  beforeAll(async () => {
    world = await JourneyWorld.start(engine);
  });
  afterAll(() => world.app.stop());
  afterEach(() => world.begunEnds());

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
    const friend = await world.friend();
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
