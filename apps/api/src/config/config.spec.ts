import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError, readConfig } from './config.js';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const exampleKey = 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://tieline.example',
  DATABASE_URL: 'mysql://root@127.0.0.1:3306/tieline',
  REDIS_URL: 'redis://127.0.0.1:6379',
  TIELINE_ENCRYPTION_KEYS: `k2:${key(2)},k1:${key(1)}`,
  TIELINE_INDEX_KEY: key(3),
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('readConfig', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tieline-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('runs embedded out of nothing, with keys of its own that only the owner reads', () => {
    const config = readConfig({ TIELINE_DATA: folder });
    expect(config).toMatchObject({
      production: false,
      port: 3000,
      redis: null,
      database: { engine: 'sqlite' },
    });
    const file = path.join(folder, 'keys.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    const again = readConfig({ TIELINE_DATA: folder });
    expect(again.indexKey).toEqual(config.indexKey);
    expect(readFileSync(file, 'utf8')).toContain(config.indexKey.toString('base64'));
  });

  it('takes a whole production environment, the first key to seal and all to open', () => {
    const config = readConfig(production);
    expect(config).toMatchObject({ production: true, database: { engine: 'mysql' }, trustedProxies: [] });
    expect(config.encryptionKeys.map(({ id }) => id)).toEqual(['k2', 'k1']);
  });

  it('reads what is left empty as not set', () => {
    const config = readConfig({
      TIELINE_DATA: folder,
      DATABASE_URL: '',
      REDIS_URL: '',
      SMS_GATEWAY: '',
      PUBLIC_URL: '',
    });
    expect(config).toMatchObject({ redis: null, publicUrl: 'http://localhost:3000' });
  });

  it('lists every problem together, of every kind, and makes no files', () => {
    const data = path.join(folder, 'not-made');
    const problems = problemsOf({
      TIELINE_DATA: data,
      NODE_ENV: 'production',
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root@127.0.0.1:3306/tieline',
      TIELINE_ENCRYPTION_KEYS: 'k1:short',
      LINE_API_BASE_URL: 'http://127.0.0.1:3100',
      OTP_SENDS_PER_ADDRESS_HOUR: '0',
    }).join('\n');
    const names = [
      'PORT',
      'LOG_LEVEL',
      'OTP_SENDS_PER_ADDRESS_HOUR',
      'TIELINE_ENCRYPTION_KEYS',
      'TIELINE_INDEX_KEY',
    ];
    for (const name of [...names, 'LINE_API_BASE_URL', 'PUBLIC_URL']) expect(problems).toContain(`${name}:`);
    expect(problems).not.toContain('short');
    expect(existsSync(data)).toBe(false);
  });

  it('names the offending setting, never its value, when keys are wrong', () => {
    const problems = problemsOf({
      ...production,
      TIELINE_INDEX_KEY: 'c2VjcmV0',
      TIELINE_ENCRYPTION_KEYS: `k1:${key(1)},${key(9)}`,
    });
    expect(problems.join()).toContain('TIELINE_INDEX_KEY');
    expect(problems.join()).not.toContain('c2VjcmV0');
    expect(problems.join()).not.toContain(key(9));
  });

  it.each([
    ['a pretend LINE', { LINE_API_BASE_URL: 'http://127.0.0.1:3100/line' }],
    ['a host that only looks like LINE', { LINE_API_BASE_URL: 'https://api.line.me.example.com' }],
    ['a LIFF script from elsewhere', { LIFF_SDK_URL: 'http://127.0.0.1:3100/sdk.js' }],
    ['a pretend shop', { SHOPLINE_API_BASE_URL: 'http://127.0.0.1:3100/shopline' }],
    ['an example key', { TIELINE_INDEX_KEY: exampleKey }],
    ['an example key to open old data', { TIELINE_ENCRYPTION_KEYS: `k2:${key(2)},k1:${exampleKey}` }],
    ['plain http', { PUBLIC_URL: 'http://tieline.example' }],
  ])('production refuses %s unless one setting allows it', (_name, env: Record<string, string>) => {
    expect(problemsOf({ ...production, ...env })).toHaveLength(1);
    expect(problemsOf({ ...production, ...env, TIELINE_ALLOW_SANDBOX: '1' })).toEqual([]);
    expect(problemsOf({ ...production, ...env, TIELINE_ALLOW_SANDBOX: '0' })).toHaveLength(1);
  });

  it('tells of wrong keys beside whatever else is wrong, the database’s address too', () => {
    const problems = problemsOf({
      TIELINE_DATA: folder,
      DATABASE_URL: 'postgres://db',
      TRUSTED_PROXIES: '10.0.0.0/8, loopback, proxy.example',
      TIELINE_ENCRYPTION_KEYS: `k1:${key(1)},k2:short`,
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'DATABASE_URL',
      'TRUSTED_PROXIES.2',
      'TIELINE_INDEX_KEY',
      'TIELINE_ENCRYPTION_KEYS',
    ]);
  });

  it('makes no keys for an environment that is refused', () => {
    expect(
      problemsOf({ TIELINE_DATA: folder, NODE_ENV: 'production', TIELINE_ENCRYPTION_KEYS: 'short' }),
    ).toHaveLength(2);
    expect(existsSync(path.join(folder, 'keys.json'))).toBe(false);
  });
});
