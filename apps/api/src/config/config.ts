import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ShopPlatformKey } from '@tieline/contracts';
import { z } from 'zod';

const Url = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const days = (byDefault: number, least: number) =>
  z.coerce.number().int().min(least).max(36_500).default(byDefault);
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  );

const Network = z.union(
  [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.enum(['loopback', 'linklocal', 'uniquelocal'])],
  { error: 'not an IP address or CIDR' },
);

const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: optional(Url),
  TIELINE_DATA: z.string().default('./data'),
  DATABASE_URL: optional(z.url({ protocol: /^(mysql|mariadb)$/ })),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
  QUEUE_PREFIX: z.string().default('tieline'),
  TIELINE_ENCRYPTION_KEYS: optional(z.string()),
  TIELINE_INDEX_KEY: optional(z.string()),
  LINE_API_BASE_URL: Url.default('https://api.line.me'),
  LINE_DATA_API_BASE_URL: Url.default('https://api-data.line.me'),
  LINE_LIFF_BASE_URL: Url.default('https://liff.line.me'),
  LINE_CHAT_BASE_URL: Url.default('https://line.me/R'),
  LIFF_SDK_URL: Url.default('https://static.line-scdn.net/liff/edge/2/sdk.js'),
  SHOPLINE_API_BASE_URL: Url.default('https://open.shopline.io/v1'),
  CYBERBIZ_API_BASE_URL: optional(Url),
  SHOPIFY_API_BASE_URL: optional(Url),
  EASYSTORE_API_BASE_URL: optional(Url),
  NINETYONEAPP_API_BASE_URL: optional(Url),
  SMS_GATEWAY: optional(z.enum(['sandbox'])),
  SMS_SANDBOX_BASE_URL: optional(Url),
  SMS_SANDBOX_TOKEN: optional(z.string().min(1)),
  SANDBOX_URL: optional(Url),
  FRAME_ANCESTORS: list,
  TRUSTED_PROXIES: list.pipe(z.array(Network)),
  TIELINE_OPERATORS: list.pipe(z.array(z.email().transform((address) => address.toLowerCase()))),
  RETENTION_SESSIONS_DAYS: days(30, 3),
  RETENTION_CODES_DAYS: days(30, 3),
  RETENTION_EVENTS_DAYS: days(30, 7),
  RETENTION_DELIVERIES_DAYS: days(180, 7),
  RETENTION_AUDIT_DAYS: z.literal('0').transform(Number).or(days(365, 30)),
  METRICS_PORT: optional(z.coerce.number().int().min(0).max(65535)),
  METRICS_HOST: z.string().default('0.0.0.0'),
  METRICS_TOKEN: optional(z.string().min(16)),
  OTP_SENDS_PER_ADDRESS_HOUR: z.coerce.number().int().min(1).default(300),
  TIELINE_PROVISION_FILE: optional(z.string()),
  SANDBOX_PROVISION_FILE: optional(z.string()),
  SANDBOX_CLOCK_FILE: optional(z.string()),
  TIELINE_ALLOW_SANDBOX: z.enum(['', '0', '1']).default(''),
  TIELINE_ALLOW_PRIVATE_ADDRESSES: z.enum(['', '0', '1']).default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export type EncryptionKey = { id: string; key: Buffer };

export type Config = ReturnType<typeof shape>;

/** Every problem of the environment at once, one a line. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} problem(s):\n${problems.map((p) => `  - ${p}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

/**
 * Reads and checks the environment once.
 * @throws ConfigError with every problem listed
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) throw new ConfigError(allProblems(env, parsed.error.issues));
  const { data } = parsed;
  const problems = [...keyProblems(data, data.DATABASE_URL !== undefined), ...productionProblems(data)];
  if (problems.length > 0) throw new ConfigError(problems);
  return shape(data);
}

/** What is wrong by itself, and what is wrong with the rest. */
function allProblems(env: Record<string, string | undefined>, issues: readonly z.core.$ZodIssue[]): string[] {
  const problems = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const wrong = new Set(issues.map((issue) => String(issue.path[0])));
  const rest = Environment.safeParse(
    Object.fromEntries(Object.entries(env).filter(([name]) => !wrong.has(name))),
  );
  if (!rest.success) return problems;
  return [
    ...problems,
    ...keyProblems(rest.data, Boolean(env.DATABASE_URL)),
    ...productionProblems(rest.data).filter((text) => !wrong.has(text.split(':')[0] ?? '')),
  ];
}

type Env = z.infer<typeof Environment>;

function shape(env: Env) {
  const keys = readKeys(env);
  return {
    production: env.NODE_ENV === 'production',
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    logLevel: env.LOG_LEVEL,
    database: env.DATABASE_URL
      ? { engine: 'mysql' as const, url: env.DATABASE_URL, poolSize: env.DATABASE_POOL }
      : { engine: 'sqlite' as const, file: path.resolve(env.TIELINE_DATA, 'tieline.sqlite') },
    redis: env.REDIS_URL ? { url: env.REDIS_URL, prefix: env.QUEUE_PREFIX } : null,
    encryptionKeys: keys.encryption,
    indexKey: keys.index,
    line: {
      apiBaseUrl: env.LINE_API_BASE_URL,
      dataApiBaseUrl: env.LINE_DATA_API_BASE_URL,
      liffBaseUrl: env.LINE_LIFF_BASE_URL,
      chatBaseUrl: env.LINE_CHAT_BASE_URL,
      liffSdkUrl: env.LIFF_SDK_URL,
    },
    shopBaseUrls: shopBaseUrls(env),
    sms: {
      gateway: env.SMS_GATEWAY ?? null,
      baseUrl: env.SMS_SANDBOX_BASE_URL,
      token: env.SMS_SANDBOX_TOKEN,
    },
    sandboxUrl: env.SANDBOX_URL ?? null,
    sandboxProvisionFile: env.SANDBOX_PROVISION_FILE ?? null,
    sandboxClockFile: env.SANDBOX_CLOCK_FILE ?? null,
    sandboxAllowed: env.NODE_ENV !== 'production' || env.TIELINE_ALLOW_SANDBOX === '1',
    privateAddressesAllowed: env.TIELINE_ALLOW_PRIVATE_ADDRESSES === '1',
    frameAncestors: env.FRAME_ANCESTORS,
    trustedProxies: env.TRUSTED_PROXIES,
    operators: env.TIELINE_OPERATORS,
    metrics: { port: env.METRICS_PORT ?? null, host: env.METRICS_HOST, token: env.METRICS_TOKEN ?? null },
    retention: {
      sessionsDays: env.RETENTION_SESSIONS_DAYS,
      codesDays: env.RETENTION_CODES_DAYS,
      eventsDays: env.RETENTION_EVENTS_DAYS,
      deliveriesDays: env.RETENTION_DELIVERIES_DAYS,
      /** 0: for ever */
      auditDays: env.RETENTION_AUDIT_DAYS,
    },
    sendsPerAddressHour: env.OTP_SENDS_PER_ADDRESS_HOUR,
    provisionFile: env.TIELINE_PROVISION_FILE ?? null,
  };
}

/** Where shop systems are when they are not at their own address. */
function shopBaseUrls(env: Env): Record<ShopPlatformKey, string | undefined> {
  return {
    shopline: env.SHOPLINE_API_BASE_URL,
    cyberbiz: env.CYBERBIZ_API_BASE_URL,
    shopify: env.SHOPIFY_API_BASE_URL,
    easystore: env.EASYSTORE_API_BASE_URL,
    '91app': env.NINETYONEAPP_API_BASE_URL,
    // Staff give the address.
    'generic-http': undefined,
    csv: undefined,
  };
}

/** @param needed with a database of the operator's, the keys are the operator's too */
function keyProblems({ TIELINE_ENCRYPTION_KEYS: ring, TIELINE_INDEX_KEY: index }: Env, needed: boolean) {
  const problems: string[] = [];
  if (needed && !ring) {
    problems.push('TIELINE_ENCRYPTION_KEYS: needed with DATABASE_URL (kid:base64 of 32 bytes)');
  }
  if (needed && !index) problems.push('TIELINE_INDEX_KEY: needed with DATABASE_URL (base64 of 32 bytes)');
  ring?.split(',').forEach((entry, at) => {
    // By its place only: what stands before a forgotten "kid:" is the key itself.
    if (encryptionKey(entry)) return;
    problems.push(`TIELINE_ENCRYPTION_KEYS: entry ${at + 1} is not kid:base64 of 32 bytes`);
  });
  if (index && !keyOf(index)) problems.push('TIELINE_INDEX_KEY: not base64 of 32 bytes');
  return problems;
}

function readKeys(env: Env): { encryption: EncryptionKey[]; index: Buffer } {
  const generated = env.DATABASE_URL ? null : embeddedKeys(env.TIELINE_DATA);
  const ring = env.TIELINE_ENCRYPTION_KEYS ?? generated?.encryption ?? '';
  return {
    encryption: ring.split(',').flatMap((entry) => encryptionKey(entry) ?? []),
    index: keyOf(env.TIELINE_INDEX_KEY ?? generated?.index ?? '') ?? Buffer.alloc(0),
  };
}

function encryptionKey(entry: string): EncryptionKey | null {
  const [id, encoded] = entry.split(':');
  const key = keyOf(encoded ?? '');
  return id && key && /^[a-z0-9]{1,8}$/i.test(id) ? { id, key } : null;
}

function keyOf(encoded: string): Buffer | null {
  const key = Buffer.from(encoded, 'base64');
  return key.length === 32 ? key : null;
}

/** Embedded mode makes its own keys beside the database, once. */
function embeddedKeys(folder: string): { encryption: string; index: string } {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'keys.json');
  if (!existsSync(file)) {
    const keys = {
      encryption: `k1:${randomBytes(32).toString('base64')}`,
      index: randomBytes(32).toString('base64'),
    };
    writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600 });
  }
  return z
    .object({ encryption: z.string(), index: z.string() })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Keys that stand in our own examples: fine to try with, never to run with. */
const exampleKeyHashes = new Set(
  ['MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=', 'ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA='].map(hash),
);

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function productionProblems(env: Env): string[] {
  if (env.NODE_ENV !== 'production' || env.TIELINE_ALLOW_SANDBOX === '1') return [];
  const problems: string[] = [];
  const hint = '(set TIELINE_ALLOW_SANDBOX=1 to run a sandbox in production mode)';
  const realHosts: [string, string, RegExp][] = [
    ['LINE_API_BASE_URL', env.LINE_API_BASE_URL, /^https:\/\/api\.line\.me$/],
    ['LINE_DATA_API_BASE_URL', env.LINE_DATA_API_BASE_URL, /^https:\/\/api-data\.line\.me$/],
    ['LINE_LIFF_BASE_URL', env.LINE_LIFF_BASE_URL, /^https:\/\/(liff|miniapp)\.line\.me$/],
    ['LINE_CHAT_BASE_URL', env.LINE_CHAT_BASE_URL, /^https:\/\/line\.me\/R$/],
    ['LIFF_SDK_URL', env.LIFF_SDK_URL, /^https:\/\/static\.line-scdn\.net\//],
    ['SHOPLINE_API_BASE_URL', env.SHOPLINE_API_BASE_URL, /^https:\/\/open\.shopline(app)?\.(io|com)\/v1$/],
  ];
  for (const [name, value, real] of realHosts) {
    if (!real.test(value)) problems.push(`${name}: ${value} is not the real service ${hint}`);
  }
  const onlyForSandboxes = [
    'CYBERBIZ_API_BASE_URL',
    'SHOPIFY_API_BASE_URL',
    'EASYSTORE_API_BASE_URL',
    'NINETYONEAPP_API_BASE_URL',
  ] as const;
  for (const name of onlyForSandboxes) {
    if (env[name]) problems.push(`${name}: ${env[name]} is not the real service ${hint}`);
  }
  if (env.SANDBOX_PROVISION_FILE)
    problems.push(`SANDBOX_PROVISION_FILE: a sandbox's channels are not real ${hint}`);
  if (env.SANDBOX_CLOCK_FILE) problems.push(`SANDBOX_CLOCK_FILE: real time goes by itself ${hint}`);
  if (env.SMS_GATEWAY === 'sandbox') problems.push(`SMS_GATEWAY: sandbox sends no SMS ${hint}`);
  if (!env.PUBLIC_URL?.startsWith('https://')) problems.push('PUBLIC_URL: must be https in production');
  const keys = [
    env.TIELINE_INDEX_KEY,
    ...(env.TIELINE_ENCRYPTION_KEYS ?? '').split(',').map((k) => k.split(':')[1]),
  ];
  if (keys.some((key) => key && exampleKeyHashes.has(hash(key)))) {
    problems.push(`TIELINE_ENCRYPTION_KEYS, TIELINE_INDEX_KEY: an example key is in use ${hint}`);
  }
  return problems;
}
