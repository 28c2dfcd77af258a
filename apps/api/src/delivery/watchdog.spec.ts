import type { Logger } from 'pino';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp } from '../../test/test-app.js';
import { LOGGER } from '../logging/logging.module.js';
import { Metrics } from '../metrics/metrics.js';
import type { KindBacklog } from './backlog.js';
import { DeliveryQueue } from './delivery-queue.js';
import { StandStill, standStillMs } from './stand-still.js';
import { Sweeper } from './sweeper.js';
import { Watchdog } from './watchdog.js';

const backlog = (oldestAt: number, due = 1): KindBacklog[] => [
  { kind: 'line.push', waiting: due, due, oldestAt, oldestDueMs: 1 },
];

describe('a backlog', () => {
  it('stands still when its oldest stays the oldest', () => {
    const watch = new StandStill();
    expect(watch.observe(backlog(5), 1000)).toEqual([]);
    expect(watch.observe(backlog(5), 1000 + standStillMs - 1)).toEqual([]);
    expect(watch.observe(backlog(5), 1000 + standStillMs)).toHaveLength(1);
  });

  it('does not while it is worked off, however long it is', () => {
    const watch = new StandStill();
    for (let i = 0; i < 100; i += 1) {
      expect(watch.observe(backlog(i, 100_000), i * standStillMs)).toEqual([]);
    }
  });

  it('is forgotten when it is gone', () => {
    const watch = new StandStill();
    watch.observe(backlog(5), 0);
    watch.observe([], standStillMs);
    expect(watch.observe(backlog(5), standStillMs)).toEqual([]);
    expect(watch.observe(backlog(5, 0), 5 * standStillMs)).toEqual([]);
  });
});

describeEachEngine('the watchdog', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  it('tells of deliveries that nobody takes up, in log and figures, until somebody does', async () => {
    await app.get(Sweeper).beforeApplicationShutdown();
    app.get(DeliveryQueue).ring = () => undefined;
    const told: object[] = [];
    const logger = app.get<Logger>(LOGGER as never);
    const error = logger.error.bind(logger);
    logger.error = (facts: object, text?: string) => told.push({ ...facts, text });
    const customer = app.customer();
    await customer.opens();
    await customer.asksCode(app.freshPhone());
    app.passTime(1000);
    const watchdog = app.get(Watchdog);
    await watchdog.look();
    app.passTime(standStillMs);
    await watchdog.look();
    logger.error = error;
    expect(told).toEqual([
      {
        kind: 'sms.otp',
        due: 1,
        oldestSeconds: expect.any(Number) as number,
        text: 'a backlog stands still',
      },
    ]);
    expect(app.get(Metrics).backlogStill.get({ kind: 'sms.otp' })).toBe(1);
    await app.get(Sweeper).sweep();
    await watchdog.look();
    expect(app.get(Metrics).backlogStill.get({ kind: 'sms.otp' })).toBe(0);
  });
});
