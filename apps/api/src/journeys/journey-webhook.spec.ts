import { startLocalServer } from '@tieline/testing';
import { describeEachEngine } from '../../test/engines.js';
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
