import { jest } from '@jest/globals';
import { describeEachEngine } from '../../test/engines.js';
import { JourneyRunner } from './journey-runner.js';
import { JourneyTravelRepository } from './journey-travel.repository.js';
import { JourneyWorld, days, send } from './journey-world.test-kit.js';

describeEachEngine('people of a paused journey', (engine) => {
  let world: JourneyWorld;
  beforeAll(async () => (world = await JourneyWorld.start(engine)));
  afterAll(() => world.app.stop());
  afterEach(() => jest.restoreAllMocks());

  it('go on at once when it is resumed while a round is about to hold them', async () => {
    const journey = await world.begin({ steps: [send('a'), days('b', 1), send('c')] });
    const [friend] = await world.friends(1);
    await world.tag([friend!]);
    await world.set(journey, 'paused');
    const travel = world.app.get(JourneyTravelRepository);
    const hold = travel.hold.bind(travel);
    jest.spyOn(travel, 'hold').mockImplementationOnce(async (id, entries) => {
      await world.set(journey, 'active');
      return hold(id, entries);
    });
    await world.pass(86_400_000);
    await world.app.get(JourneyRunner).round();
    expect(await world.texts(friend!)).toEqual(['a', 'c']);
  });
});
