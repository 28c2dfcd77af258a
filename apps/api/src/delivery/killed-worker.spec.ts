import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { startLocalServer, type LocalServer, type ReceivedRequest, type ServerReply } from '@tieline/testing';
import { engines } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { TestApp, demo } from '../../test/test-app.js';
import { DeliveryQueue } from './delivery-queue.js';
import { Outbox } from './outbox.js';
import { Sweeper } from './sweeper.js';

const mysql = engines.find(({ name }) => name === 'mysql');
const withRedis = mysql && process.env['TEST_REDIS_URL'] ? describe : describe.skip;
const root = path.resolve(import.meta.dirname, '../../../..');

/**
 * LINE and the SMS gateway as one server: it takes what it is sent, remembers it, and answers nothing while
 * `silent`. The worker is the built one, killed by the system: no hook of ours runs.
 */
withRedis('a worker that is killed between LINE’s accept and its own record', () => {
  let app: TestApp;
  let outside: LocalServer;
  let silent = true;
  const accepted: string[] = [];
  const workers: ChildProcess[] = [];

  function handle({ method, path: at, headers, body }: ReceivedRequest): ServerReply {
    if (at === '/oauth2/v3/token')
      return { json: { token_type: 'Bearer', access_token: 't', expires_in: 900 } };
    if (at === '/v2/bot/message/push')
      return take(`push ${headers['x-line-retry-key']}`, 409, { sentMessages: [] });
    if (at === '/sms/messages' && method === 'POST') {
      const { id } = JSON.parse(body) as { id: string };
      return take(`sms ${id}`, 200, { id: `SMS-${id}`, state: 'accepted' });
    }
    const id = at.replace('/sms/messages/', '');
    return accepted.includes(`sms ${id}`)
      ? { json: { id: `SMS-${id}`, state: 'delivered' } }
      : { status: 404 };
  }

  function take(what: string, repeated: number, json: object): ServerReply {
    if (accepted.includes(what)) {
      accepted.push(`again: ${what}`);
      return { status: repeated, json: { message: 'The retry key is already accepted', ...json } };
    }
    accepted.push(what);
    return silent ? 'hang' : { json };
  }

  beforeAll(async () => {
    const built = spawnSync('npx', ['tsc', '-b', 'apps/api'], {
      cwd: root,
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (built.status !== 0) throw new Error(`the worker was not built: ${built.stdout}`);
    outside = await startLocalServer(handle);
    app = await TestApp.start(mysql!);
    // This process only writes rows: it rings nobody and sweeps nothing.
    app.get(DeliveryQueue).ring = () => undefined;
    await app.get(Sweeper).beforeApplicationShutdown();
  }, 150_000);

  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await outside.close();
    await app.stop();
  });

  async function startWorker(): Promise<ChildProcess> {
    const { database, redis, encryptionKeys, indexKey } = app.config;
    const worker = spawn(process.execPath, [path.join(root, 'apps/api/dist/worker.js')], {
      env: {
        PATH: process.env['PATH'],
        LOG_LEVEL: 'silent',
        DATABASE_URL: database.engine === 'mysql' ? database.url : '',
        REDIS_URL: redis?.url,
        QUEUE_PREFIX: redis?.prefix,
        TIELINE_ENCRYPTION_KEYS: encryptionKeys
          .map(({ id, key }) => `${id}:${key.toString('base64')}`)
          .join(),
        TIELINE_INDEX_KEY: indexKey.toString('base64'),
        LINE_API_BASE_URL: outside.url,
        LINE_DATA_API_BASE_URL: outside.url,
        SMS_GATEWAY: 'sandbox',
        SMS_SANDBOX_BASE_URL: `${outside.url}/sms`,
        SMS_SANDBOX_TOKEN: 'token',
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

  const stateOf = async (id: string) =>
    (
      await app.rows<{ state: string; attempts: number }>(
        'SELECT state, attempts FROM deliveries WHERE id = ?',
        [id],
      )
    )[0];

  it('is followed by one that doubles neither push nor SMS', async () => {
    const [channel] = await app.rows<{ team_id: string }>('SELECT team_id FROM channels');
    const to = 'U0123456789abcdef0123456789abcdef';
    const push = await app.get(Outbox).run((_tx, enqueue) =>
      enqueue({
        kind: 'line.push',
        teamId: channel?.team_id ?? '',
        channelId: demo.channelId,
        lineUserId: to,
        payload: { to, messages: [{ type: 'text', text: 'once' }] },
        dedupeKey: null,
        expiresAt: app.now() + 3_600_000,
      }),
    );
    const customer = app.customer();
    await customer.opens();
    await customer.asksCode(app.freshPhone());
    const [sms] = await app.rows<{ id: string }>('SELECT id FROM deliveries WHERE dedupe_key = ?', [
      `otp:${customer.challengeId}`,
    ]);

    const first = await startWorker();
    await eventually(() => accepted.length === 2, 'LINE and the gateway to take them');
    await kill(first);
    expect(await stateOf(push)).toMatchObject({ state: 'queued', attempts: 1 });
    expect(await stateOf(sms?.id ?? '')).toMatchObject({ state: 'queued', attempts: 1 });

    silent = false;
    // the dead worker's lease of a minute, over
    await app.rows('UPDATE deliveries SET lease_until = 1 WHERE lease_until IS NOT NULL');
    await startWorker();
    await eventually(async () => (await stateOf(push))?.state === 'delivered', 'the push');
    await eventually(async () => (await stateOf(sms?.id ?? ''))?.state === 'delivered', 'the SMS');

    expect(accepted).toEqual(
      expect.arrayContaining([`push ${push}`, `sms ${sms?.id}`, `again: push ${push}`]),
    );
    expect(accepted.filter((what) => what.startsWith('again: sms'))).toEqual([]);
    expect(await app.count('sms_ledger', "kind = 'charge'")).toBe(1);
    expect(await app.count('sms_ledger', "kind = 'refund'")).toBe(0);
  }, 60_000);
});
