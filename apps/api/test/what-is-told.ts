import { pino, type Logger } from 'pino';
import { LOGGER } from '../src/logging/logging.module.js';
import type { TestApp } from './test-app.js';

/** Every log line from now on, of every level. */
export function listenToLogs(app: TestApp): string[] {
  const lines: string[] = [];
  const logger = app.get<Logger>(LOGGER as never);
  logger.level = 'trace';
  Object.assign(logger, { [pino.symbols.streamSym]: { write: (line: string) => void lines.push(line) } });
  return lines;
}

/** What a thief of the database reads: every table's rows, as text. */
export async function dumpOf(app: TestApp): Promise<Map<string, string>> {
  const names =
    app.config.database.engine === 'mysql'
      ? 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()'
      : "SELECT name FROM sqlite_master WHERE type = 'table'";
  const tables = new Map<string, string>();
  for (const { name } of await app.rows<{ name: string }>(names)) {
    tables.set(name, JSON.stringify(await app.rows(`SELECT * FROM \`${name}\``)));
  }
  return tables;
}

/** Six digits stand inside instants, ids and hashes too: a code counts where it stands alone. */
export function standingAlone(text: string, codes: ReadonlySet<string>, within = '0-9A-Za-z'): string[] {
  const alone = text.match(new RegExp(`(?<![${within}])\\d{6}(?![${within}])`, 'g')) ?? [];
  return [...new Set(alone)].filter((digits) => codes.has(digits));
}

/** What base64 is written with. */
export const base64 = '\\w+/=-';
