import { getQueueToken } from '@nestjs/bull';
import type { Queue } from 'bull';
import { Redis } from 'ioredis';
import { engines } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { redisContent } from '../../test/redis-content.js';
import { TestApp } from '../../test/test-app.js';
import { newLineUser, postWebhook } from '../../test/webhooks.js';
import { webhook } from '@tieline/testing';
import { demo } from '../../test/test-app.js';
import { queueNames } from './delivery.js';

const mysql = engines.find(({ name }) => name === 'mysql');
const redisUrl = process.env['TEST_REDIS_URL'];
/** Bull’s own patience with a Redis that is away is half a minute. */
const atOnceMs = 10_000;
const times = (n: number) => Array.from({ length: n }, (_none, index) => index);
const withRedis = mysql && redisUrl ? describe : describe.skip;

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const from = performance.now();
  const result = await work();
  return { ms: performance.now() - from, result };
}

async function asksCode(app: TestApp) {
  const phone = app.freshPhone();
  const customer = app.customer();
  await customer.opens();
  return { phone, answer: await customer.asksCode(phone) };
}

withRedis('without Redis', () => {
  let app: TestApp;
  beforeAll(async () => {
    // Nobody listens there: every command of Bull stays pending.
    app = await TestApp.start(mysql!, { env: { REDIS_URL: 'redis://127.0.0.1:9' } });
  });
  afterAll(() => app.stop());

  it('webhooks are answered at once, and worked on', async () => {
    const user = newLineUser();
    const event = webhook().from(user).follow().signedWith(demo.messagingSecret);
    const { ms, result } = await timed(() => postWebhook(app, event));
    expect(result.status).toBe(200);
    expect(ms).toBeLessThan(atOnceMs);
    await eventually(() => app.count('contacts', 'line_user_id = ? AND friend = 1', [user]), 'the friend');
  });

  it('codes are answered at once, and sent by the sweeper', async () => {
    const { ms, result } = await timed(() => asksCode(app));
    expect(result.answer.status).toBe(202);
    expect(ms).toBeLessThan(atOnceMs);
    await eventually(() => app.sms.sent.find(({ to }) => to === result.phone), 'the SMS');
    expect(app.sms.sent.filter(({ to }) => to === result.phone)).toHaveLength(1);
  });

  it('a crowd is served all the same', async () => {
    const before = app.sms.sent.length;
    const asked = await Promise.all(times(40).map(() => asksCode(app)));
    expect(asked.map(({ answer }) => answer.status)).toEqual(times(40).map(() => 202));
    await eventually(() => app.sms.sent.length - before === 40, 'all SMS');
  });
});

withRedis('with a Redis that forgets', () => {
  let app: TestApp;
  let redis: Redis;
  beforeAll(async () => {
    app = await TestApp.start(mysql!);
    redis = new Redis(redisUrl ?? '');
  });
  afterAll(async () => {
    redis.disconnect();
    await app.stop();
  });

  async function ownKeys(): Promise<string[]> {
    const prefix = app.config.redis?.prefix ?? 'none';
    return redis.keys(`{${prefix}-*`);
  }

  it('nothing is lost: rings are deleted, the rows are sent, once each', async () => {
    const queues = queueNames.map((name) => app.get<Queue>(getQueueToken(name) as never));
    await Promise.all(queues.map((queue) => queue.pause()));
    const asked = await Promise.all(times(10).map(() => asksCode(app)));
    const keys = await eventually(async () => {
      const found = await ownKeys();
      return found.length >= 10 ? found : null;
    }, 'the rings');
    await redis.del(...keys);
    await Promise.all(queues.map((queue) => queue.resume()));
    for (const { phone } of asked) {
      await eventually(() => app.sms.sent.some(({ to }) => to === phone), 'the SMS');
      expect(app.sms.sent.filter(({ to }) => to === phone)).toHaveLength(1);
    }
    await eventually(async () => (await app.count('deliveries', "state = 'queued'")) === 0);
    // and the queues ring again
    const { phone } = await asksCode(app);
    await eventually(() => app.sms.sent.some(({ to }) => to === phone), 'the next SMS');
  });

  it('holds ids only: no number, no code, no text', async () => {
    const { phone } = await asksCode(app);
    await eventually(() => app.sms.sent.some(({ to }) => to === phone), 'the SMS');
    const dump = (await redisContent(app)) ?? [];
    const text = dump.join('\n');
    expect(text.length).toBeGreaterThan(100);
    for (const { to, text: sms } of app.sms.sent) {
      expect(text).not.toContain(to.slice(4));
      expect(text).not.toContain(sms);
    }
    const jobs = dump.flatMap((line) =>
      line.startsWith('{"') ? [JSON.parse(line) as { data?: string }] : [],
    );
    const data = jobs.flatMap((job) =>
      job.data ? [JSON.parse(job.data) as { ids: string[]; channels: string[] }] : [],
    );
    expect(data.length).toBeGreaterThan(0);
    for (const job of data) {
      expect(Object.keys(job)).toEqual(['ids', 'channels']);
      for (const id of [...job.ids, ...job.channels]) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});
