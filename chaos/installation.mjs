/** Two api and two worker processes on one MariaDB and one Redis, behind a proxy; the sandbox is everything else. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoProvision } from '../tools/demo-provision.mjs';
import { ChildProcess, freePort } from '../tools/processes.mjs';
import { roundRobin } from '../tools/round-robin.mjs';
import { MariaDb, RedisServer } from './servers.mjs';

const ready = { api: /Tieline is ready/, worker: /Tieline worker is ready/ };
const scripts = { api: 'apps/api/dist/main.js', worker: 'apps/api/dist/worker.js' };

export class Installation {
  processes = new Map();
  /** what a process printed that it ended over, by itself */
  surprises = [];
  #all = [];

  /** What was begun is ended when the rest can not be. */
  static async start() {
    const self = new Installation();
    try {
      await self.#start();
      return self;
    } catch (error) {
      await self.end();
      throw error;
    }
  }

  async #start() {
    this.folder = mkdtempSync(path.join(tmpdir(), 'tieline-chaos-'));
    await Promise.all([
      MariaDb.create(this.folder, (server) => (this.mariadb = server)),
      RedisServer.create(this.folder, (server) => (this.redis = server)),
    ]);
    const ports = [await freePort(), await freePort()];
    this.proxy = await roundRobin(ports.map((port) => `http://127.0.0.1:${port}`));
    await this.startSandbox();
    const api = async (port) => ({ PORT: String(port), METRICS_PORT: String(await freePort()) });
    await this.launch('api 1', 'api', await api(ports[0]));
    await Promise.all([
      this.launch('api 2', 'api', await api(ports[1])),
      this.launch('worker 1', 'worker', {}),
      this.launch('worker 2', 'worker', {}),
    ]);
  }

  async startSandbox() {
    const port = await freePort();
    this.sandboxUrl = `http://localhost:${port}`;
    this.sandbox = new ChildProcess('sandbox', 'apps/sandbox/dist/server/main.js', {
      SANDBOX_PORT: String(port),
      PRODUCT_URL: this.proxy.url,
    });
    await this.sandbox.printed(/Sandbox ready/);
    await this.control('PUT', '/api/settings', {
      shoplineRequestsPerSecond: null,
      quotaLimit: null,
      redelivery: { enabled: true, attempts: 10, delayMs: 2000 },
    });
    this.world = await this.control('GET', '/api/world');
    const provisionFile = path.join(this.folder, 'provision.json');
    const content = demoProvision(this.world, {
      smsCredit: 1_000_000,
      settings: { policy: { paidPushFallback: true, dailySmsBudget: 1_000_000 } },
    });
    writeFileSync(provisionFile, JSON.stringify(content), { mode: 0o600 });
    this.env = {
      ...this.world.productEnvironment,
      SMS_SANDBOX_TOKEN: this.world.sms.token,
      TIELINE_PROVISION_FILE: provisionFile,
      LOG_LEVEL: 'debug',
      PUBLIC_URL: this.proxy.url,
      TRUSTED_PROXIES: '127.0.0.1',
      OTP_SENDS_PER_ADDRESS_HOUR: '1000000',
      DATABASE_URL: this.mariadb.url,
      REDIS_URL: this.redis.url,
      TIELINE_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      TIELINE_INDEX_KEY: randomBytes(32).toString('base64'),
    };
  }

  async control(method, at, body) {
    const response = await fetch(`${this.sandboxUrl}${at}`, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    if (!response.ok)
      throw new Error(`sandbox: ${method} ${at} → ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** Starts a process by name; `extra` is kept for its next starts. */
  async launch(name, role = name.split(' ')[0], extra = this.processes.get(name).extra) {
    const child = new ChildProcess(name, scripts[role], { ...this.env, ...extra });
    const entry = { child, extra, role, wanted: true };
    this.processes.set(name, entry);
    this.#all.push(child);
    void child.ended.then((how) => {
      if (entry.wanted) this.surprises.push(`${name} ended by itself (${how}): ${child.output.slice(-600)}`);
    });
    await child.printed(ready[role], 60_000);
  }

  async kill(name) {
    const entry = this.processes.get(name);
    entry.wanted = false;
    entry.child.child.kill('SIGKILL');
    await entry.child.ended;
  }

  /** What every process printed, those that are gone too. */
  logs() {
    return this.#all.map(({ name, output }) => ({ name, text: output }));
  }

  /** SIGTERM; the milliseconds it took. */
  async stop(name) {
    const entry = this.processes.get(name);
    entry.wanted = false;
    const began = performance.now();
    const code = await entry.child.stop(30_000);
    if (code !== 0)
      throw new Error(`${name} ended with ${code} on SIGTERM: ${entry.child.output.slice(-600)}`);
    return performance.now() - began;
  }

  /** Stops and starts it, with `extra` when it is to be another one; the milliseconds it took to stop. */
  async restart(name, extra) {
    const took = await this.stop(name);
    await this.launch(name, undefined, extra);
    return took;
  }

  /** What an api process tells of itself at /metrics. */
  async figures(name) {
    const port = this.processes.get(name).extra.METRICS_PORT;
    const response = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(10_000) });
    return response.text();
  }

  /** How many deliveries have arrived so far. */
  async delivered() {
    const [row] = await this.mariadb.rows("SELECT COUNT(*) AS n FROM deliveries WHERE state = 'delivered'");
    return Number(row.n);
  }

  async end() {
    for (const entry of this.processes.values()) {
      entry.wanted = false;
      entry.child.child.kill('SIGKILL');
    }
    this.sandbox?.child.kill('SIGKILL');
    this.proxy?.close();
    await this.mariadb?.end();
    await this.redis?.end();
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }
}
