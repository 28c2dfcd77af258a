import {
  Table,
  TableColumn,
  type MigrationInterface,
  type QueryRunner,
  type TableColumnOptions,
} from 'typeorm';

const varchar = (name: string, length: number, isNullable = false): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});
const id = (name: string, isNullable = false): TableColumnOptions => varchar(name, 36, isNullable);
const bigint = (name: string, isNullable = false): TableColumnOptions => ({
  name,
  type: 'bigint',
  isNullable,
});

/** Which contacts became one customer, and which staff took apart again. */
const merges = new Table({
  name: 'customer_merges',
  columns: [
    { ...id('id'), isPrimary: true },
    id('team_id'),
    id('contact_id'),
    id('from_customer_id', true),
    id('into_customer_id'),
    varchar('state', 8),
    bigint('created_at'),
    bigint('split_at', true),
  ],
  indices: [
    { name: 'ix_customer_merges_contact', columnNames: ['contact_id', 'into_customer_id'] },
    { name: 'ix_customer_merges_customer', columnNames: ['into_customer_id'] },
  ],
});
const columns = {
  taggings: id('merge_id', true),
  customers: bigint('merged_at', true),
};

export class CustomerMerges1796400000000 implements MigrationInterface {
  name = 'CustomerMerges1796400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(merges);
    for (const [table, column] of Object.entries(columns))
      await runner.addColumn(table, new TableColumn(column));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, { name }] of Object.entries(columns)) await runner.dropColumn(table, name);
    await runner.dropTable(merges.name);
  }
}
