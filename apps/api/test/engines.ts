import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';

export type Engine = {
  name: 'sqlite' | 'mysql';
  /** A fresh, empty database; `env` points the product at it. */
  create: () => Promise<{ env: Record<string, string>; drop: () => Promise<void> }>;
};

const sqlite: Engine = {
  name: 'sqlite',
  create: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tieline-'));
    return {
      env: { TIELINE_DATA: folder },
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

function mysql(url: string, redisUrl: string | undefined): Engine {
  return {
    name: 'mysql',
    create: async () => {
      const name = `tieline_test_${randomBytes(6).toString('hex')}`;
      const server = new URL(url);
      server.pathname = '/';
      const run = async (sql: string) => {
        const connection = await createConnection(server.href);
        await connection.query(sql);
        await connection.end();
      };
      await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
      const database = new URL(url);
      database.pathname = `/${name}`;
      return {
        env: {
          DATABASE_URL: database.href,
          TIELINE_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
          TIELINE_INDEX_KEY: randomBytes(32).toString('base64'),
          ...(redisUrl && { REDIS_URL: redisUrl, QUEUE_PREFIX: name }),
        },
        drop: () => run(`DROP DATABASE ${name}`),
      };
    },
  };
}

const databaseUrl = process.env['TEST_DATABASE_URL'];

/** SQLite always; MySQL (and Bull, with TEST_REDIS_URL) when TEST_DATABASE_URL is set. */
export const engines: Engine[] = [
  sqlite,
  ...(databaseUrl ? [mysql(databaseUrl, process.env['TEST_REDIS_URL'])] : []),
];

/** The same suite on every engine that this run has. */
export function describeEachEngine(name: string, suite: (engine: Engine) => void): void {
  for (const engine of engines) describe(`${name} on ${engine.name}`, () => suite(engine));
}
