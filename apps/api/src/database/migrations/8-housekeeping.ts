import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const turns = new Table({
  name: 'housekeeping_turns',
  columns: [
    { name: 'task', type: 'varchar', length: '40', isPrimary: true },
    { name: 'lease_token', type: 'varchar', length: '36', isNullable: true },
    { name: 'lease_until', type: 'bigint' },
    { name: 'due_at', type: 'bigint' },
  ],
});
const resetsExpiry = { name: 'ix_password_resets_expiry', columnNames: ['expires_at'] };
const due = { name: 'ix_deliveries_due', columnNames: ['state', 'due_at'] };
/** Outcomes of a day by kind are counted in the index alone. */
const dueWithKind = { ...due, columnNames: [...due.columnNames, 'kind'] };

export class Housekeeping1795700000000 implements MigrationInterface {
  name = 'Housekeeping1795700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(turns);
    await runner.createIndex('password_resets', new TableIndex(resetsExpiry));
    await runner.dropIndex('deliveries', due.name);
    await runner.createIndex('deliveries', new TableIndex(dueWithKind));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('deliveries', dueWithKind.name);
    await runner.createIndex('deliveries', new TableIndex(due));
    await runner.dropIndex('password_resets', resetsExpiry.name);
    await runner.dropTable(turns.name);
  }
}
