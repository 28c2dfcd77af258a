import { createPool, type Pool, type PoolConnection, type RowDataPacket } from 'mysql2/promise';

export type Value = string | number | null;
export type Row = Record<string, Value>;

/** Statements on the pool, or on the one connection of a transaction. */
export class Statements {
  constructor(private readonly on: Pool | PoolConnection) {}

  async rows(sql: string, values: Value[]): Promise<Row[]> {
    const [rows] = await this.on.query<(RowDataPacket & Row)[]>(sql, values);
    return rows;
  }

  /** Rows changed. */
  async write(sql: string, values: Value[]): Promise<number> {
    const [result] = await this.on.query(sql, values);
    return 'affectedRows' in result ? result.affectedRows : 0;
  }

  /** One statement for all rows; rows written. */
  async insert(table: string, rows: Row[], words = 'INSERT'): Promise<number> {
    const columns = Object.keys(rows[0] ?? {});
    const marks = `(${columns.map(() => '?').join(', ')})`;
    const sql = `${words} INTO ${table} (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES ${rows
      .map(() => marks)
      .join(', ')}`;
    return this.write(
      sql,
      rows.flatMap((row) => Object.values(row)),
    );
  }
}

/** mysql2 and nothing else. READ COMMITTED, as the product has. */
export class Database extends Statements {
  private constructor(private readonly pool: Pool) {
    super(pool);
  }

  static connect(url: string, poolSize: number): Database {
    const pool = createPool({ uri: url, connectionLimit: poolSize, charset: 'utf8mb4', timezone: 'Z' });
    pool.pool.on('connection', (connection) =>
      connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'),
    );
    return new Database(pool);
  }

  async transaction<T>(work: (tx: Statements) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const connection = await this.pool.getConnection();
      try {
        await connection.query('START TRANSACTION');
        const result = await work(new Statements(connection));
        await connection.query('COMMIT');
        return result;
      } catch (error) {
        await connection.query('ROLLBACK');
        if (attempt >= 6 || (error as { code?: string }).code !== 'ER_LOCK_DEADLOCK') throw error;
      } finally {
        connection.release();
      }
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

export function isDuplicate(error: unknown): boolean {
  return (error as { code?: string }).code === 'ER_DUP_ENTRY';
}
