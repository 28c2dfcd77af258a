import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * Plain statements for the paths that every customer and every webhook takes. TypeORM's builders cost several times
 * the processor time of the statement itself; the entity still gives the table and the columns their names.
 */

type Value = string | number | Buffer | null;
type Insertable<E> = { [K in keyof E]: E[K] };

/** Runs one statement and tells how many rows it changed (found, on MySQL), on either engine. */
export async function execute(db: EntityManager, sql: string, parameters: readonly Value[]): Promise<number> {
  if (db.queryRunner) {
    return (await db.queryRunner.query(sql, [...parameters], true)).affected ?? 0;
  }
  const runner = db.dataSource.createQueryRunner();
  try {
    return (await runner.query(sql, [...parameters], true)).affected ?? 0;
  } finally {
    await runner.release();
  }
}

/**
 * Inserts whole rows in one statement; every row has every column. With `ignoreDuplicates` a row that breaks a
 * unique key is left out. @returns how many rows were written
 */
export async function insertRows<E extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityTarget<E>,
  rows: readonly Insertable<E>[],
  { ignoreDuplicates = false } = {},
): Promise<number> {
  const { tableName, columns } = db.dataSource.getMetadata(entity);
  const names = columns.map(({ databaseName }) => `\`${databaseName}\``).join(', ');
  const row = `(${columns.map(() => '?').join(', ')})`;
  const verb = ignoreDuplicates
    ? ignoringInsert[db.dataSource.options.type === 'mysql' ? 'mysql' : 'sqlite']
    : 'INSERT';
  const values = rows.flatMap((entry) =>
    columns.map(({ propertyName }) => (entry[propertyName] ?? null) as Value),
  );
  return execute(db, `${verb} INTO ${tableName} (${names}) VALUES ${rows.map(() => row).join(', ')}`, values);
}

const ignoringInsert = { mysql: 'INSERT IGNORE', sqlite: 'INSERT OR IGNORE' } as const;
