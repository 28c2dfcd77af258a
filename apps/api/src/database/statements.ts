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

/** Whole rows of one table, typed as their entity. @param where with `?` for every parameter */
export async function selectRows<E extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityTarget<E>,
  where: string,
  parameters: readonly Value[],
): Promise<E[]> {
  const { select, read } = shapeOf(db, entity);
  const rows: Record<string, unknown>[] = await db.query(`${select} WHERE ${where}`, [...parameters]);
  return rows.map((row) => {
    const result: Record<string, unknown> = {};
    for (const { column, property, from } of read) {
      const value = row[column] ?? null;
      result[property] = from ? from(value) : value;
    }
    return result as E;
  });
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
  const { into, marks, properties } = shapeOf(db, entity);
  const verb = ignoreDuplicates
    ? ignoringInsert[db.dataSource.options.type === 'mysql' ? 'mysql' : 'sqlite']
    : 'INSERT';
  const values = rows.flatMap((entry) => properties.map((property) => (entry[property] ?? null) as Value));
  return execute(db, `${verb} ${into} VALUES ${rows.map(() => marks).join(', ')}`, values);
}

/**
 * Inserts whole rows in one statement; a row that breaks the unique key of `key` writes its `changes` over the one
 * that is there.
 */
export async function upsertRows<E extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityTarget<E>,
  rows: readonly Insertable<E>[],
  { key, changes }: { key: readonly (keyof E & string)[]; changes: readonly (keyof E & string)[] },
): Promise<void> {
  const { into, marks, properties, columnOf } = shapeOf(db, entity);
  const name = (property: string) => `\`${columnOf.get(property) ?? property}\``;
  const over =
    db.dataSource.options.type === 'mysql'
      ? `ON DUPLICATE KEY UPDATE ${changes.map((each) => `${name(each)} = VALUES(${name(each)})`).join(', ')}`
      : `ON CONFLICT (${key.map(name).join(', ')}) DO UPDATE SET ${changes
          .map((each) => `${name(each)} = excluded.${name(each)}`)
          .join(', ')}`;
  const values = rows.flatMap((entry) => properties.map((property) => (entry[property] ?? null) as Value));
  await execute(db, `INSERT ${into} VALUES ${rows.map(() => marks).join(', ')} ${over}`, values);
}

type Shape = {
  select: string;
  into: string;
  /** `(?, ?, …)`, one for each column */
  marks: string;
  properties: string[];
  columnOf: Map<string, string>;
  read: { column: string; property: string; from: ((value: unknown) => unknown) | null }[];
};

/** An entity's table does not change while the process runs. */
const shapes = new WeakMap<object, Shape>();

function shapeOf<E extends ObjectLiteral>(db: EntityManager, entity: EntityTarget<E>): Shape {
  const metadata = db.dataSource.getMetadata(entity);
  const known = shapes.get(metadata);
  if (known) return known;
  const { tableName, columns } = metadata;
  const names = columns.map(({ databaseName }) => `\`${databaseName}\``).join(', ');
  const shape: Shape = {
    select: `SELECT ${names} FROM ${tableName}`,
    into: `INTO ${tableName} (${names})`,
    marks: `(${columns.map(() => '?').join(', ')})`,
    properties: columns.map(({ propertyName }) => propertyName),
    columnOf: new Map(columns.map(({ propertyName, databaseName }) => [propertyName, databaseName])),
    read: columns.map(({ databaseName, propertyName, transformer }) => ({
      column: databaseName,
      property: propertyName,
      from: transformer && !Array.isArray(transformer) ? (value) => transformer.from(value) as unknown : null,
    })),
  };
  shapes.set(metadata, shape);
  return shape;
}

const ignoringInsert = { mysql: 'INSERT IGNORE', sqlite: 'INSERT OR IGNORE' } as const;
