import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

const name = 'binding_funnel_days';
const key = (column: string, length: number): TableColumnOptions => ({
  name: column,
  type: 'varchar',
  length: String(length),
  isPrimary: true,
});
const origin = [key('team_id', 36), key('day', 10), key('channel_id', 36), key('source', 32)];

/** A row for each result made a year of a team fifty thousand rows; the results of an origin are read as one. */
const byOrigin = new Table({
  name,
  columns: [...origin, { name: 'results', type: 'text' }, { name: 'segments', type: 'int' }],
});
const byResult = new Table({
  name,
  columns: [...origin, key('result', 24), { name: 'people', type: 'int' }, { name: 'segments', type: 'int' }],
});

export class FunnelDayCounts1795550000000 implements MigrationInterface {
  name = 'FunnelDayCounts1795550000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropTable(name);
    await runner.createTable(byOrigin);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(name);
    await runner.createTable(byResult);
  }
}
