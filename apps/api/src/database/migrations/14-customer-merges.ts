import { Table, TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, id, varchar } from './column-options.js';

/** Which contacts became one customer, and which staff took apart again. */
const merges = new Table({
  name: 'customer_merges',
  columns: [
    { ...id('id'), isPrimary: true },
    id('team_id'),
    id('contact_id'),
    id('from_customer_id', { isNullable: true }),
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
  taggings: id('merge_id', { isNullable: true }),
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
