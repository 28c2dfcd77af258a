import type { EntityMetadata, QueryRunner, Table } from 'typeorm';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp } from '../../test/test-app.js';
import { newId } from './ids.js';
import { FirstSeen1798700000000 } from './migrations/37-first-seen.js';

type Shape = { columns: string[]; keys: string[] };

const typeOf = (type: unknown, length: string | number | undefined) =>
  String(type) === 'varchar' ? `varchar(${length})` : String(type);

/** TypeORM's own comparison takes MariaDB's `DEFAULT NULL` for a difference, so this one is made by hand. */
function shapeOfEntity({ columns, indices, uniques }: EntityMetadata): Shape {
  const keys = [...indices, ...uniques].map(
    (key) => `${key.givenName}(${key.columns.map(({ databaseName }) => databaseName).join()})`,
  );
  const fields = columns.map(
    ({ databaseName, type, length, isNullable }) =>
      `${databaseName} ${typeOf(type, length)}${isNullable ? ' null' : ''}`,
  );
  return { columns: fields.sort(), keys: keys.sort() };
}

function shapeOfTable({ columns, indices, uniques }: Table): Shape {
  const keys = [...indices, ...uniques].map((key) => `${key.name}(${key.columnNames.join()})`);
  const fields = columns.map(
    ({ name, type, length, isNullable }) => `${name} ${typeOf(type, length)}${isNullable ? ' null' : ''}`,
  );
  return { columns: fields.sort(), keys: [...new Set(keys)].sort() };
}

describeEachEngine('the schema', (engine) => {
  let app: TestApp;
  let runner: QueryRunner;
  beforeAll(async () => {
    app = await TestApp.start(engine, { ownDatabase: true });
    runner = app.database.createQueryRunner();
  });
  afterAll(async () => {
    await runner.release();
    await app.stop();
  });

  const entities = () => app.database.entityMetadatas;
  async function shapes(): Promise<Record<string, Shape | undefined>> {
    const found: Record<string, Shape | undefined> = {};
    for (const { tableName } of entities()) {
      const table = await runner.getTable(tableName);
      found[tableName] = table ? shapeOfTable(table) : undefined;
    }
    return found;
  }
  const wanted = () =>
    Object.fromEntries(entities().map((entity) => [entity.tableName, shapeOfEntity(entity)]));

  it('is what the entities say after all migrations', async () => {
    expect(await shapes()).toEqual(wanted());
  });

  it('goes down and up again, step by step', async () => {
    const { migrations } = app.database;
    for (const _step of migrations) await app.database.undoLastMigration();
    expect(Object.values(await shapes()).filter(Boolean)).toEqual([]);
    await app.database.runMigrations();
    expect(await shapes()).toEqual(wanted());
    // some 150 changes of tables, each of which MariaDB writes through to the disk
  }, 120_000);

  it('lets channels whose menus depend on the binding hear of whom they meet', async () => {
    const row = { teamId: 't', channelId: 'c', kind: 'bound', tagId: null, ownerId: 'c' };
    for (const ownerKind of ['rich_menu', 'journey'])
      await runner.manager.insert('contact_event_interests', { ...row, id: newId(), ownerKind });
    const met = () => app.count('contact_event_interests', "kind = 'met' AND owner_kind = 'rich_menu'");
    const migration = new FirstSeen1798700000000();
    await migration.up(runner);
    expect(await met()).toBe(1);
    await migration.down(runner);
    expect(await met()).toBe(0);
  });
});
