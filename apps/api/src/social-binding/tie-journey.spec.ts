import { describeEachEngine } from '../../test/engines.js';
import { JourneyWorld, send } from '../journeys/journey-world.test-kit.js';
import { accepts, person, Website } from './website.test-kit.js';

describeEachEngine('a journey that waits for the website', (engine) => {
  let world: JourneyWorld;
  beforeAll(async () => {
    world = await JourneyWorld.start(engine);
  });
  afterAll(() => world.app.stop());

  it('lets in whoever ties a browser, and not again for the browser that is theirs already', async () => {
    const site = new Website(world.app);
    await site.setUp({ message: { kind: 'none' } });
    const { id } = await world.begin({
      trigger: { kind: 'siteTied' },
      entryLimit: null,
      steps: [send('a', '歡迎')],
    });
    const entries = async () => {
      await world.settle();
      return world.app.count('journey_entries', 'journey_id = ?', [id]);
    };
    const [customer, browser] = [await person(world.app), site.browser()];
    await accepts(customer, (await browser.begins()).token);
    expect(await entries()).toBe(1);
    await accepts(customer, (await browser.begins()).token);
    expect(await entries()).toBe(1);
    await accepts(customer, (await site.browser().begins()).token);
    expect(await entries()).toBe(2);
  });
});
