/**
 * What was built, started as an operator starts it: `node dist` processes, the sandbox as the outside world.
 *   node tools/smoke.mjs [--json file] [--product folder]
 * `--product`: the product stands in another folder, assembled as the Dockerfile does.
 * Embedded always; two api and two worker processes on MariaDB and Redis when TEST_DATABASE_URL and TEST_REDIS_URL
 * are set. Every check counts; exit code 1 when one fails.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';
import { createConnection } from 'mysql2/promise';
import { demoProvision } from './demo-provision.mjs';
import { ChildProcess, freePort, root } from './processes.mjs';
import { roundRobin } from './round-robin.mjs';

const { values } = parseArgs({
  options: { json: { type: 'string' }, product: { type: 'string', default: root } },
});
const { TEST_DATABASE_URL, TEST_REDIS_URL } = process.env;
const scripts = {
  api: path.resolve(values.product, 'apps/api/dist/main.js'),
  worker: path.resolve(values.product, 'apps/api/dist/worker.js'),
};
const folder = mkdtempSync(path.join(tmpdir(), 'tieline-smoke-'));
const running = [];
let passed = 0;
let failed = 0;
const failures = [];

async function check(name, work) {
  try {
    const note = await work();
    passed += 1;
    console.log(`  ok    ${name}${note ? ` (${note})` : ''}`);
  } catch (error) {
    failed += 1;
    failures.push(`${name}: ${error.message}`);
    console.log(`  FAIL  ${name}\n${error.message}`);
  }
}

function expectEqual(actual, expected) {
  if (actual !== expected) throw new Error(`expected ${expected}, got ${actual}`);
}

function start(name, script, env, args) {
  const child = new ChildProcess(name, script, env, args);
  running.push(child);
  return child;
}

const readyLine = {
  sandbox: /Sandbox ready/,
  api: /Tieline is ready/,
  worker: /Tieline worker is ready/,
};

async function startSandbox(productUrl) {
  const port = await freePort();
  const sandbox = start('sandbox', 'apps/sandbox/dist/server/main.js', {
    SANDBOX_PORT: String(port),
    PRODUCT_URL: productUrl,
  });
  await sandbox.printed(readyLine.sandbox);
  const url = `http://localhost:${port}`;
  const world = await (await fetch(`${url}/api/world`)).json();
  const provisionFile = path.join(folder, `provision-${port}.json`);
  writeFileSync(provisionFile, JSON.stringify(demoProvision(world)), { mode: 0o600 });
  const productEnv = {
    ...world.productEnvironment,
    SMS_SANDBOX_TOKEN: world.sms.token,
    TIELINE_PROVISION_FILE: provisionFile,
    LOG_LEVEL: 'warn',
  };
  return { sandbox, url, productEnv };
}

async function health(url) {
  for (const page of ['/health/live', '/health/ready', '/liff-bind.html', '/', '/api/openapi.json']) {
    const response = await fetch(`${url}${page}`, { signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${page} → ${response.status}`);
  }
}

/** People bind through `product`; all of them must end bound and answered. */
async function journeys(product, sandbox, count) {
  const args = ['--product', product, '--sandbox', sandbox, '--count', String(count), '--concurrency', '4'];
  const child = start('journeys', 'tools/journey.mjs', {}, args);
  const code = await child.ended;
  if (code !== 0) throw new Error(child.output);
  const { journeys: bound, ms } = JSON.parse(child.output.trim().split('\n').at(-1));
  return `${bound} bound, p50 ${ms.p50} ms`;
}

async function endsWell(child) {
  const began = performance.now();
  expectEqual(await child.stop(), 0);
  return `${Math.round(performance.now() - began)} ms`;
}

async function embedded() {
  console.log('Embedded: SQLite, one process');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { sandbox, url: sandboxUrl, productEnv } = await startSandbox(url);
  const env = {
    ...productEnv,
    PORT: String(port),
    PUBLIC_URL: url,
    TIELINE_DATA: path.join(folder, 'data'),
  };
  let api = start('api', scripts.api, env);
  await check('api starts', async () => `${await api.printed(readyLine.api)} ms`);
  await check('health, pages and OpenAPI answer', () => health(url));
  await check('journeys end bound and answered', () => journeys(url, sandboxUrl, 4));
  await check('api ends on SIGTERM with 0', () => endsWell(api));
  api = start('api', scripts.api, env);
  await check('api starts again on its data', async () => `${await api.printed(readyLine.api)} ms`);
  await check('journeys after the restart', () => journeys(url, sandboxUrl, 2));
  await check('api ends again with 0', () => endsWell(api));
  await sandbox.stop();
}

async function withDatabase(work) {
  const name = `tieline_smoke_${randomBytes(4).toString('hex')}`;
  const server = new URL(TEST_DATABASE_URL);
  server.pathname = '/';
  const run = async (sql) => {
    const connection = await createConnection(server.href);
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  try {
    server.pathname = `/${name}`;
    await work(server.href, name);
  } finally {
    await run(`DROP DATABASE ${name}`);
    await forgetQueues(name);
  }
}

async function forgetQueues(prefix) {
  const redis = new Redis(TEST_REDIS_URL);
  for await (const keys of redis.scanStream({ match: `{${prefix}-*`, count: 1000 })) {
    if (keys.length > 0) await redis.unlink(...keys);
  }
  redis.disconnect();
}

async function production(databaseUrl, queuePrefix) {
  console.log('Production: MariaDB and Redis, two api and two worker processes behind a proxy');
  const ports = [await freePort(), await freePort()];
  const proxy = await roundRobin(ports.map((port) => `http://127.0.0.1:${port}`));
  const { sandbox, url: sandboxUrl, productEnv } = await startSandbox(proxy.url);
  const env = {
    ...productEnv,
    NODE_ENV: 'production',
    PUBLIC_URL: proxy.url,
    TRUSTED_PROXIES: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    REDIS_URL: TEST_REDIS_URL,
    QUEUE_PREFIX: queuePrefix,
    TIELINE_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    TIELINE_INDEX_KEY: randomBytes(32).toString('base64'),
  };
  await check('production refuses a sandbox and names every problem', async () => {
    const child = start('api', scripts.api, env);
    expectEqual(await child.ended, 1);
    for (const name of ['LINE_API_BASE_URL', 'SHOPLINE_API_BASE_URL', 'SMS_GATEWAY', 'PUBLIC_URL']) {
      if (!child.output.includes(name)) throw new Error(`${name} is not named:\n${child.output}`);
    }
  });
  const allowed = { ...env, TIELINE_ALLOW_SANDBOX: '1' };
  const apis = ports.map((port, i) => start(`api ${i + 1}`, scripts.api, { ...allowed, PORT: String(port) }));
  const workers = [1, 2].map((i) => start(`worker ${i}`, scripts.worker, allowed));
  for (const api of apis)
    await check(`${api.name} starts`, async () => `${await api.printed(readyLine.api)} ms`);
  for (const worker of workers) {
    await check(`${worker.name} starts`, async () => `${await worker.printed(readyLine.worker)} ms`);
  }
  for (const port of ports) await check(`health of :${port}`, () => health(`http://127.0.0.1:${port}`));
  await check('journeys hop between both', () => journeys(proxy.url, sandboxUrl, 12));
  await check('worker 1 ends on SIGTERM with 0', () => endsWell(workers[0]));
  await check('journeys with one worker', () => journeys(proxy.url, sandboxUrl, 4));
  for (const child of [workers[1], ...apis]) {
    await check(`${child.name} ends on SIGTERM with 0`, () => endsWell(child));
  }
  proxy.close();
  await sandbox.stop();
}

try {
  await embedded();
  if (TEST_DATABASE_URL && TEST_REDIS_URL) await withDatabase(production);
  else console.log('Production: not tried, TEST_DATABASE_URL and TEST_REDIS_URL are not set');
} catch (error) {
  failed += 1;
  console.error(error);
} finally {
  for (const child of running) if (child.isRunning) await child.stop(2000);
  rmSync(folder, { recursive: true, force: true });
}
console.log(`smoke: ${passed} passed, ${failed} failed`);
if (values.json) writeFileSync(values.json, JSON.stringify({ passed, failed, failures }));
process.exit(failed > 0 ? 1 : 0);
