import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startLocalServer, type LocalServer, type ReceivedRequest, type ServerReply } from '@tieline/testing';
import { engines } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { ContactEventRunner } from '../contact-events/contact-event-runner.js';
import { DeliveryQueue } from '../delivery/delivery-queue.js';
import { Sweeper } from '../delivery/sweeper.js';
import { JourneyRunner } from './journey-runner.js';
import { JourneyWorld, dayMs, days, send } from './journey-world.test-kit.js';

const mysql = engines.find(({ name }) => name === 'mysql');
const withRedis = mysql && process.env['TEST_REDIS_URL'] ? describe : describe.skip;
const root = path.resolve(import.meta.dirname, '../../../..');
const people = 60;

/**
 * Three days in seconds: the workers live by a sandbox's clock, and each is killed by the system while messages are
 * on their way. This process only writes who is tagged.
 */
withRedis('a journey of three days whose workers are killed in between', () => {
  let world: JourneyWorld;
  let line: LocalServer;
  const clockFile = path.join(mkdtempSync(path.join(tmpdir(), 'tieline-clock-')), 'ahead');
  const taken = new Map<string, { to: string; text: string }>();
  const workers: ChildProcess[] = [];

  function handle({ path: at, headers, body }: ReceivedRequest): ServerReply {
    if (at === '/oauth2/v3/token')
      return { json: { token_type: 'Bearer', access_token: 't', expires_in: 900 } };
    const key = String(headers['x-line-retry-key']);
    if (taken.has(key))
      return { status: 409, json: { message: 'The retry key is already accepted', sentMessages: [] } };
    const { to, messages } = JSON.parse(body) as { to: string; messages: { text: string }[] };
    taken.set(key, { to, text: messages.map(({ text }) => text).join('+') });
    return { json: {} };
  }

  beforeAll(async () => {
    const built = spawnSync('npx', ['tsc', '-b', 'apps/api'], {
      cwd: root,
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (built.status !== 0) throw new Error(`the worker was not built: ${built.stdout}`);
    line = await startLocalServer(handle);
    world = await JourneyWorld.start(mysql!);
    world.app.get(DeliveryQueue).ring = () => undefined;
    for (const runner of [Sweeper, JourneyRunner, ContactEventRunner]) {
      await world.app.get<{ beforeApplicationShutdown(): Promise<void> }>(runner).beforeApplicationShutdown();
    }
  }, 150_000);

  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await line.close();
    await world.app.stop();
  });

  async function startWorker(): Promise<ChildProcess> {
    const { database, redis, encryptionKeys, indexKey } = world.app.config;
    const worker = spawn(process.execPath, [path.join(root, 'apps/api/dist/worker.js')], {
      env: {
        PATH: process.env['PATH'],
        LOG_LEVEL: 'silent',
        DATABASE_URL: database.engine === 'mysql' ? database.url : '',
        REDIS_URL: redis?.url,
        // queues of their own: this process would take their jobs
        QUEUE_PREFIX: `${redis?.prefix}-workers`,
        TIELINE_ENCRYPTION_KEYS: encryptionKeys
          .map(({ id, key }) => `${id}:${key.toString('base64')}`)
          .join(),
        TIELINE_INDEX_KEY: indexKey.toString('base64'),
        LINE_API_BASE_URL: line.url,
        LINE_DATA_API_BASE_URL: line.url,
        SANDBOX_CLOCK_FILE: clockFile,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    workers.push(worker);
    await new Promise<void>((resolve, reject) => {
      worker.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
      worker.stdout?.on('data', (text: Buffer) => text.includes('ready') && resolve());
    });
    return worker;
  }

  async function kill(worker: ChildProcess): Promise<void> {
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    worker.kill('SIGKILL');
    await gone;
  }

  const ahead = (ms: number) => writeFileSync(clockFile, String(ms));
  const got = (text: string) => [...taken.values()].filter((push) => push.text === text).length;
  const until = (text: string, count: number) =>
    eventually(() => got(text) >= count, `${count} × ${text}`, 30_000);

  it('changes nothing: everybody gets each message once', async () => {
    ahead(0);
    const journey = await world.begin({
      steps: [send('a'), days('b', 1), send('c'), days('d', 2), send('e')],
    });
    const friends = await world.friends(people);
    await world.tag(friends);

    let worker = await startWorker();
    await until('a', 1);
    await kill(worker);
    // leases of a minute are over, and so is the first day
    ahead(2 * 60_000);
    worker = await startWorker();
    await until('a', people);
    ahead(dayMs + 4 * 60_000);
    await until('c', 1);
    await kill(worker);
    ahead(dayMs + 6 * 60_000);
    worker = await startWorker();
    await until('c', people);
    ahead(3 * dayMs + 10 * 60_000);
    await until('e', 1);
    await kill(worker);
    ahead(3 * dayMs + 12 * 60_000);
    await startWorker();
    await until('e', people);

    await eventually(
      async () =>
        (await world.app.count('journey_entries', "journey_id = ? AND state = 'done'", [journey.id])) ===
        people,
      'everybody at the end',
      30_000,
    );
    const pushes = [...taken.values()].map(({ to, text }) => `${to} ${text}`);
    expect(pushes).toHaveLength(3 * people);
    expect(new Set(pushes).size).toBe(3 * people);
    const steps = await world.app.rows<{ n: string | number }>(
      'SELECT COUNT(*) AS n FROM journey_steps WHERE journey_id = ? GROUP BY entry_id, step_id',
      [journey.id],
    );
    expect(steps.map(({ n }) => Number(n))).toEqual(Array.from({ length: 5 * people }, () => 1));
  }, 150_000);
});
