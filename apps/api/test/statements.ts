import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'typeorm';
import type { TestApp } from './test-app.js';

const record = new AsyncLocalStorage<string[]>();

/** What `work` says to the database, in order, without its figures; not what goes on beside it. */
export async function statementsOf<T>(
  app: TestApp,
  work: () => Promise<T>,
): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const { database } = app;
  const before = database.logger;
  const listening: Partial<Logger> = {
    logQuery: (query) => void record.getStore()?.push(query.replace(/\b\d+\b/g, '#')),
  };
  database.logger = Object.assign(Object.create(before) as Logger, listening);
  try {
    return { result: await record.run(statements, work), statements };
  } finally {
    database.logger = before;
  }
}
