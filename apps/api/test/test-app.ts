import 'reflect-metadata';
import { randomBytes, randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Type } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { BindingSettings, Problem, Role, ShopPlatformKey } from '@tieline/contracts';
import { IdTokenVerifier } from '@tieline/line';
import { shopPlatforms } from '@tieline/shops';
import { FakeLine, FakeShopPlatform, FakeSmsGateway, IdTokenIssuer } from '@tieline/testing';
import type { DataSource } from 'typeorm';
import { readConfig, type Config } from '../src/config/config.js';
import { Clock } from '../src/database/clock.js';
import { createHttpApp } from '../src/http-app.js';
import { Provision } from '../src/provision/provision.js';
import { Customer } from './customer.js';
import type { Engine } from './engines.js';
import { form } from './form.js';
import { newFolder } from './run-folder.js';

export const demo = {
  channelId: '01990000-0000-7000-8000-000000000001',
  otherChannelId: '01990000-0000-7000-8000-000000000002',
  liffId: '2000000002-SunRise1',
  otherLiffId: '2000000012-CoastCaf',
  loginChannelId: '2000000002',
  messagingSecret: 'a-messaging-secret-of-32-letters',
  password: 'tieline-demo',
} as const;

const phoneCount = 90_000_000;
const roles: Role[] = ['admin', 'supervisor', 'marketer', 'agent'];

const shopline = {
  platform: 'shopline' as ShopPlatformKey,
  credentials: { handle: 'sunrise', accessToken: 'shopline-token' } as Record<string, string>,
};

function provisionFile(options: TestAppOptions): string {
  const file = path.join(newFolder('provision'), 'provision.json');
  const { platform, credentials } = options.shop ?? shopline;
  const settings = { matchPlatform: platform, ...options.settings };
  const content = {
    team: { name: '晨光選物', smsSenderName: '晨光選物' },
    staff: roles.map((role) => ({
      role,
      email: `${role}@sunrise.example`,
      name: role,
      password: demo.password,
    })),
    tags: ['已綁定', 'VIP'],
    shopConnections: [{ platform, name: '官網', credentials }],
    channels: [
      {
        id: demo.channelId,
        name: '晨光選物',
        basicId: '@sunrise',
        messagingChannelId: '2000000001',
        messagingSecret: demo.messagingSecret,
        loginChannelId: demo.loginChannelId,
        loginSecret: 'a-login-secret-of-32-letters-aaa',
        liffId: demo.liffId,
        binding: { enabled: true, tags: ['已綁定', 'VIP'], shop: '官網', settings },
      },
      {
        id: demo.otherChannelId,
        name: '海岸咖啡',
        basicId: '@coastcafe',
        messagingChannelId: '2000000011',
        messagingSecret: 'another-messaging-secret-aaaaaaa',
        loginChannelId: '2000000012',
        loginSecret: 'another-login-secret-aaaaaaaaaaa',
        liffId: demo.otherLiffId,
        binding: { enabled: true, tags: ['已綁定'], settings: {} },
      },
    ],
    smsCredit: options.smsCredit ?? 1000,
  };
  writeFileSync(file, JSON.stringify(content));
  return file;
}

export type TestAppOptions = {
  /** for a suite that changes tables */
  ownDatabase?: boolean;
  smsCredit?: number;
  /** no team is made: the file is what a new one may begin with */
  sandbox?: boolean;
  /** laid over the first channel's binding settings */
  settings?: Record<string, unknown>;
  /** in place of SHOPLINE */
  shop?: typeof shopline;
  env?: Record<string, string>;
};

export type Answered<T = Record<string, unknown>> = {
  status: number;
  body: T;
  headers: Record<string, unknown>;
  /** the body as it came, for what is no JSON */
  text: string;
};

/** The whole product in this process on a real database, with fakes where it ends: LINE, SMS and the shop. */
export class TestApp {
  readonly line = new FakeLine();
  /** the installation's own gateway */
  readonly sms = new FakeSmsGateway();
  /** of teams, by the account name in their credentials */
  readonly teamSms = new Map<string, FakeSmsGateway>();
  readonly shop = new FakeShopPlatform();
  private offsetMs = 0;
  private phones = randomInt(phoneCount);
  private readonly cookies = new Map<Role, string>();

  private constructor(
    readonly config: Config,
    readonly issuer: IdTokenIssuer,
    private readonly drop: () => Promise<void>,
    private nest: NestFastifyApplication | null,
  ) {}

  static async start(engine: Engine, options: TestAppOptions = {}): Promise<TestApp> {
    const database = await engine.create({ own: options.ownDatabase ?? false });
    const issuer = await IdTokenIssuer.start();
    const config = readConfig({
      LOG_LEVEL: 'silent',
      PORT: '0',
      PUBLIC_URL: 'http://product.test',
      TRUSTED_PROXIES: '127.0.0.1',
      [options.sandbox ? 'SANDBOX_PROVISION_FILE' : 'TIELINE_PROVISION_FILE']: provisionFile(options),
      ...database.env,
      ...options.env,
    });
    const drop = async () => {
      await issuer.close();
      await database.drop();
    };
    const app = new TestApp(config, issuer, drop, null);
    await app.boot();
    return app;
  }

  /** Another process over the same database. Stop it first. */
  async beside(): Promise<TestApp> {
    const other = new TestApp(this.config, this.issuer, async () => undefined, null);
    await other.boot();
    return other;
  }

  /** Starts the product over the same database, as after a crash or a deployment. */
  async restart(): Promise<void> {
    await this.nest?.close();
    await this.boot();
  }

  async stop(): Promise<void> {
    await this.nest?.close();
    await this.drop();
  }

  private async boot(): Promise<void> {
    this.nest = await createHttpApp(this.config, 'embedded', {
      line: this.line.client,
      sms: this.sms,
      smsGateway: (_kind, { username = '' }) => this.smsOf(username),
      shop: (platform, credentials, options) =>
        platform === 'csv' ? shopPlatforms.csv.create(credentials, options) : this.shop,
      idTokens: new IdTokenVerifier({ jwksUrl: this.issuer.jwksUrl }),
    });
    const clock = this.get(Clock);
    const now = clock.now.bind(clock);
    clock.now = () => now() + this.offsetMs;
    await this.get(Provision).run();
    await this.nest.getHttpAdapter().getInstance().ready();
  }

  /** Anything of the container, by class or token. */
  get<T>(token: abstract new (...args: never[]) => T): T {
    if (!this.nest) throw new Error('the app is not running');
    return this.nest.get<T>(token as unknown as Type<T>, { strict: false });
  }

  get database(): DataSource {
    return this.nest!.get<DataSource>(getDataSourceToken());
  }

  async rows<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.database.query(sql, parameters);
  }

  async count(table: string, where = '1 = 1', parameters: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ n: string | number }>(
      `SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`,
      parameters,
    );
    return Number(row?.n);
  }

  /** The pretend provider behind one account. */
  smsOf(username: string): FakeSmsGateway {
    const known = this.teamSms.get(username) ?? new FakeSmsGateway();
    this.teamSms.set(username, known);
    return known;
  }

  /** Lets time pass for every rule of the product. */
  passTime(ms: number): void {
    this.offsetMs += ms;
  }

  /** Staff sign in anew with their next request: their sessions may be over. */
  forgetSignIns(): void {
    this.cookies.clear();
  }

  now(): number {
    return this.get(Clock).now();
  }

  async call<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    request: { body?: unknown; headers?: Record<string, string>; raw?: string | Buffer } = {},
  ): Promise<Answered<T>> {
    const { body, headers = {}, raw } = request;
    const response = await this.nest!.inject({
      method,
      url,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
      ...(raw !== undefined && { payload: raw }),
    });
    const text = response.body;
    const json =
      /json/.test(String(response.headers['content-type'])) && text ? (JSON.parse(text) as T) : ({} as T);
    return { status: response.statusCode, body: json, headers: response.headers, text };
  }

  /** A signed-in member of staff. */
  async as<T = Record<string, unknown>>(
    role: Role,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
  ): Promise<Answered<T>> {
    return this.call<T>(method, url, { body, headers: { cookie: await this.cookieOf(role) } });
  }

  /** A file in the multipart field `file`. */
  async upload<T = Record<string, unknown>>(role: Role, url: string, content: string): Promise<Answered<T>> {
    const { raw, headers: type } = form(Buffer.from(content));
    const headers = { ...type, cookie: await this.cookieOf(role) };
    return this.call<T>('POST', url, { raw, headers });
  }

  private async cookieOf(role: Role): Promise<string> {
    const known = this.cookies.get(role);
    if (known) return known;
    const signedIn = await this.call<Problem>('POST', '/api/auth/sign-in', {
      body: { email: `${role}@sunrise.example`, password: demo.password },
    });
    if (signedIn.status !== 200) throw new Error(`sign-in failed: ${JSON.stringify(signedIn.body)}`);
    const cookie = String([signedIn.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
    this.cookies.set(role, cookie);
    return cookie;
  }

  async settings(channelId: string = demo.channelId): Promise<BindingSettings> {
    return (await this.as<BindingSettings>('admin', 'GET', `/api/channels/${channelId}/binding-settings`))
      .body;
  }

  /** A LINE user of the first channel; every one has an address of his own. */
  customer(
    options: { lineUserId?: string; liffId?: string; name?: string; address?: string } = {},
  ): Customer {
    return new Customer(this, {
      lineUserId: options.lineUserId ?? `U${randomBytes(16).toString('hex')}`,
      liffId: options.liffId ?? demo.liffId,
      name: options.name ?? '小明',
      address: options.address ?? `10.${randomBytes(3).join('.')}`,
    });
  }

  /** A Taiwanese mobile that nobody used yet, E.164. */
  freshPhone(): string {
    // coprime to how many there are: none comes twice, and neighbours do not share a prefix
    this.phones = (this.phones + 27_182_819) % phoneCount;
    return `+8869${String(this.phones).padStart(8, '0')}`;
  }
}
