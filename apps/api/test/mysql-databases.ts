import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';

/**
 * The databases of one Jest worker, handed from suite to suite. MariaDB takes two seconds to make all tables and a few
 * milliseconds to empty them. What a suite gets has either no table at all or all of them without a row; a suite that
 * changes tables asks for one of its own, or puts them back. `tools/jest-run.mjs` drops them when the run is over.
 */
export class MysqlDatabases {
  private readonly prefix = `${required('TEST_DATABASES')}_${process.env['JEST_WORKER_ID'] ?? '1'}_`;
  private readonly taken = new Set<number>();

  constructor(private readonly server: URL) {}

  async take(): Promise<{ name: string; giveBack: () => void }> {
    let number = 1;
    while (this.taken.has(number)) number += 1;
    this.taken.add(number);
    const name = `${this.prefix}${number}`;
    const connection = await createConnection({ uri: this.server.href, multipleStatements: true });
    try {
      await connection.query(
        `CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin; USE ${name}`,
      );
      await empty(connection);
    } finally {
      await connection.end();
    }
    return { name, giveBack: () => void this.taken.delete(number) };
  }

  /** For what a suite has changed beyond its rows. */
  async drop(name: string): Promise<void> {
    const connection = await createConnection(this.server.href);
    await connection.query(`DROP DATABASE ${name}`);
    await connection.end();
  }
}

async function empty(connection: Connection): Promise<void> {
  const tables = await names(connection, 'SHOW TABLES');
  const asked = tables
    .filter((table) => table !== 'migrations')
    .map((table) => `SELECT '${table}' FROM DUAL WHERE EXISTS (SELECT 1 FROM \`${table}\`)`);
  if (asked.length === 0) return;
  const full = await names(connection, asked.join(' UNION ALL '));
  const deletes = full.map((table) => `DELETE FROM \`${table}\``);
  await connection.query(['SET foreign_key_checks = 0, autocommit = 0', ...deletes, 'COMMIT'].join('; '));
}

/** The first column of what is asked for. */
async function names(connection: Connection, sql: string): Promise<string[]> {
  const [rows] = await connection.query<RowDataPacket[]>({ sql, rowsAsArray: true });
  return (rows as unknown as string[][]).map(([name = '']) => name);
}

function required(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is set by tools/jest-run.mjs, before Jest's workers begin`);
  return value;
}
