import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/database/data-source.js';
import { migrate } from '../src/database/migrate.js';
import { MysqlDatabases } from './mysql-databases.js';
import { newFolder, runFolder } from './run-folder.js';

export type Engine = {
  name: 'sqlite' | 'mysql';
  /** A database with nothing in it; `env` points the product at it. @param own nobody else gets it afterwards */
  create: (options?: {
    own?: boolean;
  }) => Promise<{ env: Record<string, string>; drop: () => Promise<void> }>;
};

/** Making all tables takes a second, copying them a few milliseconds: the first suite of a run makes them for all. */
async function migratedFile(): Promise<string> {
  const file = path.join(runFolder(), 'migrated.sqlite');
  if (existsSync(file)) return file;
  const made = path.join(newFolder('migrated'), 'tieline.sqlite');
  const dataSource = new DataSource(dataSourceOptions({ database: { engine: 'sqlite', file: made } }));
  await dataSource.initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  // another worker may have been as quick: the same content, and never half of it
  renameSync(made, file);
  return file;
}

const sqlite: Engine = {
  name: 'sqlite',
  create: async () => {
    const folder = newFolder('data');
    copyFileSync(await migratedFile(), path.join(folder, 'tieline.sqlite'));
    return {
      env: { TIELINE_DATA: folder },
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

function mysql(url: string, redisUrl: string | undefined): Engine {
  const server = new URL(url);
  server.pathname = '/';
  const databases = new MysqlDatabases(server);
  return {
    name: 'mysql',
    create: async ({ own = false } = {}) => {
      const { name, giveBack } = await databases.take();
      const database = new URL(url);
      database.pathname = `/${name}`;
      return {
        env: {
          DATABASE_URL: database.href,
          TIELINE_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
          TIELINE_INDEX_KEY: randomBytes(32).toString('base64'),
          ...(redisUrl && { REDIS_URL: redisUrl, QUEUE_PREFIX: `test-${randomBytes(6).toString('hex')}` }),
        },
        drop: async () => (own ? databases.drop(name) : giveBack()),
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
