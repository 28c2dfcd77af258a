import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';

const writeOutMs = 60_000;
const fewPages = 100;

/** The database server of the bench: makes its own databases and takes them away again. */
export class MariaDb {
  private readonly made: string[] = [];

  private constructor(
    private readonly url: URL,
    private readonly connection: Connection,
  ) {}

  static async connect(url: string): Promise<MariaDb> {
    const connection = await createConnection({ uri: url, multipleStatements: false });
    return new MariaDb(new URL(url), connection);
  }

  async create(purpose: string): Promise<{ name: string; url: string }> {
    const name = `tieline_bench_${purpose}_${randomBytes(4).toString('hex')}`;
    await this.run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    this.made.push(name);
    const url = new URL(this.url);
    url.pathname = `/${name}`;
    return { name, url: url.href };
  }

  /** The tables of `from` with all their keys, and the rows of those that a first start fills. */
  async copyTables(from: string, to: string): Promise<void> {
    const tables = await this.rows<{ name: string }>(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?',
      [from],
    );
    for (const { name } of tables) {
      await this.run(`CREATE TABLE ${to}.${name} LIKE ${from}.${name}`);
      await this.run(`INSERT INTO ${to}.${name} SELECT * FROM ${from}.${name}`);
    }
  }

  async rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    const [rows] = await this.connection.query<(RowDataPacket & T)[]>(sql, values);
    return rows;
  }

  async run(sql: string, values: unknown[] = []): Promise<void> {
    await this.connection.query(sql, values);
  }

  /** All rows in one statement; the columns are those of the first. */
  async insert(table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
    const columns = Object.keys(rows[0] ?? {}).map((name) => `\`${name}\``);
    await this.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ?`, [
      rows.map((row) => Object.values(row)),
    ]);
  }

  /** Waits until what was written stands in the data files: the rounds after a filling would pay for it otherwise. */
  async writeOut(): Promise<void> {
    const limit = 'innodb_max_dirty_pages_pct';
    const [usual] = await this.rows<{ Value: string }>(`SHOW GLOBAL VARIABLES LIKE '${limit}'`);
    await this.run(`SET GLOBAL ${limit} = 0`);
    try {
      const giveUp = performance.now() + writeOutMs;
      while ((await this.dirtyPages()) > fewPages && performance.now() < giveUp) await sleep(200);
    } finally {
      await this.run(`SET GLOBAL ${limit} = ${Number(usual?.Value ?? 90)}`);
    }
  }

  private async dirtyPages(): Promise<number> {
    const [row] = await this.rows<{ Value: string }>(
      "SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'",
    );
    return Number(row?.Value);
  }

  /** Statements that the server has got from everybody since its start; this look is one of them. */
  async statements(): Promise<number> {
    const [row] = await this.rows<{ Value: string }>("SHOW GLOBAL STATUS LIKE 'Questions'");
    return Number(row?.Value);
  }

  async close(): Promise<void> {
    for (const name of this.made) await this.run(`DROP DATABASE IF EXISTS ${name}`);
    await this.connection.end();
  }
}
