import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { Child, freePort, root } from './children.js';
import type { MariaDb } from './mariadb.js';
import { Caller, Sandbox, type Brand, type World } from './sandbox.js';
import { SmsSink } from './sms-sink.js';
import type { StraightSetup } from './straight/setup.js';

export const concurrency = 32;
const poolSize = 20;

/** One of the things that are compared: its servers, its own sandbox as the outside world, its own database. */
export type Arm = {
  name: string;
  database: string;
  product: Caller;
  sandbox: Sandbox;
  sms: SmsSink;
  /** matches without a shop: the product's own limit for SHOPLINE, 20 requests a second, would rule */
  brand: Brand;
  /** asks the shop */
  shopBrand: Brand;
  servers: Child[];
};

type DemoProvision = (world: World, overrides: object) => object;

export class Arms {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'tieline-bench-'));
  private readonly children: Child[] = [];
  private readonly queuePrefixes: string[] = [];
  private readonly callers: { close(): Promise<void> }[] = [];

  private constructor(
    private readonly mariadb: MariaDb,
    private readonly redisUrl: string,
    private readonly sms: SmsSink,
    private readonly smsUrl: string,
  ) {}

  static async open(mariadb: MariaDb, redisUrl: string): Promise<Arms> {
    const port = await freePort();
    return new Arms(mariadb, redisUrl, await SmsSink.start(port), `http://127.0.0.1:${port}`);
  }

  /** The product as it was built: an api and a worker process. */
  async product(
    name: string,
    overrides: Record<string, string> = {},
  ): Promise<Arm & { env: Record<string, string> }> {
    const port = await freePort();
    const { sandbox, world, sandboxChild } = await this.sandbox(name, port);
    const database = await this.mariadb.create(name);
    this.queuePrefixes.push(database.name);
    const env = {
      NODE_ENV: 'production',
      TIELINE_ALLOW_SANDBOX: '1',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TRUSTED_PROXIES: '127.0.0.1',
      DATABASE_URL: database.url,
      DATABASE_POOL: String(poolSize),
      REDIS_URL: this.redisUrl,
      QUEUE_PREFIX: database.name,
      TIELINE_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      TIELINE_INDEX_KEY: randomBytes(32).toString('base64'),
      ...world.productEnvironment,
      SMS_SANDBOX_BASE_URL: this.smsUrl,
      SMS_SANDBOX_TOKEN: world.sms.token,
      TIELINE_PROVISION_FILE: await this.provisionFile(name, world),
      ...overrides,
    };
    const api = await this.start(`${name} api`, 'apps/api/dist/main.js', /Tieline is ready/, {
      ...env,
      PORT: String(port),
    });
    const worker = await this.start(`${name} worker`, 'apps/api/dist/worker.js', /worker is ready/, env);
    const arm = this.arm(name, database.name, port, sandbox, world, [api, worker, sandboxChild]);
    return { ...arm, env };
  }

  /** The straight-line server, on tables that are made like those of `model`. */
  async straight(model: Arm): Promise<Arm> {
    const name = 'straight';
    const port = await freePort();
    const { sandbox, world, sandboxChild } = await this.sandbox(name, port);
    const database = await this.mariadb.create(name);
    await this.mariadb.copyTables(model.database, database.name);
    const [, brand] = world.brands;
    const setup: StraightSetup = {
      port,
      databaseUrl: database.url,
      poolSize,
      sealKey: randomBytes(32).toString('hex'),
      indexKey: randomBytes(32).toString('hex'),
      line: {
        apiUrl: String(world.productEnvironment['LINE_API_BASE_URL']),
        channelId: brand?.messaging.channelId ?? '',
        channelSecret: brand?.messaging.channelSecret ?? '',
      },
      sms: { url: this.smsUrl, token: world.sms.token },
    };
    const file = path.join(this.folder, 'straight.json');
    writeFileSync(file, JSON.stringify(setup));
    const server = await this.start(name, 'bench/dist/straight/server.js', /Straight server is ready/, {
      NODE_ENV: 'production',
      BENCH_STRAIGHT: file,
    });
    return this.arm(name, database.name, port, sandbox, world, [server, sandboxChild]);
  }

  async start(
    name: string,
    script: string,
    ready: RegExp,
    env: Record<string, string>,
    args: readonly string[] = [],
  ): Promise<Child> {
    // BENCH_PROFILE: a folder for processor profiles of every server, written when it ends.
    const folder = process.env['BENCH_PROFILE'];
    const flags = folder
      ? ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}.cpuprofile`]
      : [];
    const child = new Child(name, script, env, flags, args);
    this.children.push(child);
    await child.printed(ready);
    return child;
  }

  async stop(): Promise<void> {
    await Promise.all(this.callers.map((caller) => caller.close()));
    await Promise.all(this.children.map((child) => child.stop()));
    await this.sms.close();
    await this.forgetQueues();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async forgetQueues(): Promise<void> {
    const redis = new Redis(this.redisUrl);
    for (const prefix of this.queuePrefixes) {
      for await (const keys of redis.scanStream({ match: `{${prefix}-*`, count: 1000 })) {
        if (Array.isArray(keys) && keys.length > 0) await redis.unlink(...keys.map(String));
      }
    }
    redis.disconnect();
  }

  private async sandbox(name: string, productPort: number) {
    const port = await freePort();
    const sandboxChild = await this.start(
      `${name} sandbox`,
      'apps/sandbox/dist/server/main.js',
      /Sandbox ready/,
      {
        SANDBOX_PORT: String(port),
        SANDBOX_URL: `http://127.0.0.1:${port}`,
        PRODUCT_URL: `http://127.0.0.1:${productPort}`,
      },
    );
    const sandbox = new Sandbox(`http://127.0.0.1:${port}`, concurrency);
    this.callers.push(sandbox);
    await sandbox.liftLimits();
    return { sandbox, world: await sandbox.world(), sandboxChild };
  }

  private async provisionFile(name: string, world: World): Promise<string> {
    const tool = new URL(`file://${path.join(root, 'tools/demo-provision.mjs')}`).href;
    const { demoProvision } = (await import(tool)) as { demoProvision: DemoProvision };
    const file = path.join(this.folder, `${name}.json`);
    const plenty = { smsCredit: 1_000_000, settings: { policy: { dailySmsBudget: 1_000_000 } } };
    writeFileSync(file, JSON.stringify(demoProvision(world, plenty)));
    return file;
  }

  private arm(
    name: string,
    database: string,
    port: number,
    sandbox: Sandbox,
    world: World,
    servers: Child[],
  ): Arm {
    const product = new Caller(`http://127.0.0.1:${port}`, concurrency);
    this.callers.push(product);
    const [shopBrand, brand] = world.brands;
    if (!brand || !shopBrand) throw new Error('the sandbox has no second brand');
    return { name, database, product, sandbox, sms: this.sms, brand, shopBrand, servers };
  }
}
