import type { ContactJourney } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { statementsOf } from '../../test/statements.js';
import { newId } from '../database/ids.js';
import { JourneyWorld, days, send } from './journey-world.test-kit.js';

describeEachEngine('journeys of a contact', (engine) => {
  let world: JourneyWorld;
  beforeAll(async () => {
    world = await JourneyWorld.start(engine);
  });
  afterAll(() => world.app.stop());

  type Page = { items: ContactJourney[]; nextCursor: string | null };
  type Asked = { result: { body: Page }; statements: string[] };
  const ask = (contactId: string, query = '') =>
    world.app.as<Page>('agent', 'GET', `/api/contacts/${contactId}/journeys${query}`);

  it('are those that they are in and went through, newest first, with where they are', async () => {
    const [friend, other] = await world.pair();
    const short = await world.begin({ steps: [send('a')] });
    await world.tag([friend]);
    const long = await world.begin({
      trigger: { kind: 'tagged', tagId: world.tags[1]! },
      steps: [send('hi'), days('rest', 2), send('bye')],
    });
    await world.tag([friend, other], world.tags[1]);
    // somebody who is in it stays at the step of the version with which they entered
    await world.save(long, { steps: [send('new')] });
    const { status, body } = await ask(friend.contactId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [
        {
          journeyId: long.id,
          journeyName: '新會員歡迎',
          state: 'running',
          version: 1,
          place: { step: { id: 'rest', kind: 'wait' }, numbers: { rest: 2 } },
          endedAt: null,
        },
        { journeyId: short.id, state: 'done', place: null, dueAt: null },
      ],
      nextCursor: null,
    });
    expect(body.items[0]!.dueAt).not.toBeNull();
    expect(body.items[1]!.endedAt).not.toBeNull();
    const log = await world.app.as('agent', 'GET', `/api/journey-entries/${body.items[0]!.id}`);
    expect(log.body).toMatchObject({ journeyId: long.id, contactId: friend.contactId });
    expect((await ask(other.contactId)).body.items).toHaveLength(1);
  });

  it('come page by page, each by one statement, without a gap', async () => {
    const [friend] = await world.pair();
    for (const id of ['a', 'b', 'c']) await world.begin({ steps: [send(id)] });
    await world.tag([friend]);
    const whole = (await ask(friend.contactId)).body.items.map(({ id }) => id);
    expect(whole.length).toBeGreaterThanOrEqual(3);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor && `&cursor=${cursor}`;
      const { result, statements }: Asked = await statementsOf(world.app, () =>
        ask(friend.contactId, `?limit=1${from}`),
      );
      expect(statements.filter((sql) => sql.includes('journey_entries'))).toHaveLength(1);
      expect(
        statements.filter((sql) => /FROM (journeys|journey_versions|contacts)\b/.test(sql)),
      ).toHaveLength(1);
      seen.push(...result.body.items.map(({ id }) => id));
      cursor = result.body.nextCursor;
    }
    expect(seen).toEqual(whole);
  });

  it('are none for whoever entered none, and not found for a contact that is not ours', async () => {
    const [friend] = await world.pair();
    expect((await ask(friend.contactId)).body).toEqual({ items: [], nextCursor: null });
    expect(await ask(newId())).toMatchObject({ status: 404, body: { code: 'request.not_found' } });
    expect((await ask(friend.contactId, '?cursor=x')).status).toBe(400);
  });
});
