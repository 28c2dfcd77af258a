import type { JourneySummary, Problem } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { demo } from '../../test/test-app.js';
import { newId } from '../database/ids.js';
import { JourneyWorld, dayMs, days, send } from './journey-world.test-kit.js';

describeEachEngine('journeys, as staff write and read them', (engine) => {
  let world: JourneyWorld;
  beforeAll(async () => {
    world = await JourneyWorld.start(engine);
  });
  afterAll(() => world.app.stop());
  afterEach(() => world.begunEnds());

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
    const friend = await world.friend();
    await world.tag([friend]);
    await world.set(journey, 'stopped');
    expect((await world.app.as('marketer', 'DELETE', url)).status).toBe(204);
    for (const table of ['journey_entries', 'journey_steps', 'journey_versions']) {
      expect(await world.app.count(table, 'journey_id = ?', [journey.id])).toBe(0);
    }
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
});
