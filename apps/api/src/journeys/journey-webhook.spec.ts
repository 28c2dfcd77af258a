import type { JourneyStepFigures } from '@tieline/contracts';
import { startLocalServer, type ReceivedRequest } from '@tieline/testing';
import { createHmac } from 'node:crypto';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import type { Config } from '../config/config.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { ClaimedDelivery } from '../delivery/delivery.js';
import { DeliveryHandlers } from '../delivery/delivery-handler.js';
import { JourneyWebhookHandler } from './journey-webhook.handler.js';
import { JourneyRepository } from './journey.repository.js';
import { JourneyWorld } from './journey-world.test-kit.js';

describeEachEngine('where a journey’s webhook may go', (engine) => {
  let world: JourneyWorld;
  beforeAll(async () => {
    world = await JourneyWorld.start(engine);
  });
  afterAll(() => world.app.stop());

  it('is out into the world: nobody inside is called, by address or by name', async () => {
    const calls: unknown[] = [];
    const inside = await startLocalServer((request) => {
      calls.push(request);
      return {};
    });
    try {
      const { id: journeyId } = await world.make({ steps: [{ id: 'e', kind: 'end' }] });
      await world.app.as('marketer', 'POST', `/api/journeys/${journeyId}/secret`);
      const { app } = world;
      const handler = new JourneyWebhookHandler(
        app.get(Transactions),
        app.get(JourneyRepository),
        app.get(Clock),
        { privateAddressesAllowed: false } as Config,
        new DeliveryHandlers(),
      );
      const call = (url: string) =>
        handler.deliver({ id: 'x', payload: { journeyId, url, body: {} } } as unknown as ClaimedDelivery);
      const { port } = new URL(inside.url);
      for (const host of ['127.0.0.1', 'localhost', '[::1]', '169.254.169.254', '10.0.0.1']) {
        const ended = { kind: 'failed', reason: expect.stringContaining('ERR_PRIVATE_ADDRESS') as string };
        expect([host, await call(`https://${host}:${port}/`)]).toEqual([host, ended]);
      }
      expect(await call(inside.url)).toMatchObject({
        reason: expect.stringContaining('ERR_NOT_HTTPS') as string,
      });
      expect(calls).toEqual([]);
    } finally {
      await inside.close();
    }
  });
});

describeEachEngine('a step of a journey that calls a webhook', (engine) => {
  let world: JourneyWorld;
  beforeAll(async () => {
    world = await JourneyWorld.start(engine, { env: { TIELINE_ALLOW_PRIVATE_ADDRESSES: '1' } });
  });
  afterAll(() => world.app.stop());
  afterEach(() => world.begunEnds());

  it('is signed, so that the webhook can tell it is us, and made again when it could not answer', async () => {
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
      const friend = await world.friend();
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
});
