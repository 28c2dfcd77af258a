import {
  Table,
  TableColumn,
  TableIndex,
  type MigrationInterface,
  type QueryRunner,
  type TableColumnOptions,
} from 'typeorm';

const text = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});
const instant = (name: string): TableColumnOptions => ({ name, type: 'bigint' });
const key = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isPrimary: true });
const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });

/** Where a customer came from and how it ended, on rows that the journey writes anyway. */
const columns: Record<string, TableColumnOptions[]> = {
  liff_sessions: [optional(text('source', 32)), optional({ name: 'bound', type: 'int' })],
  otp_challenges: [optional(text('source', 32)), optional(text('outcome', 20))],
};

/** A team's day is read along an index. */
const indices: Record<string, string> = {
  liff_sessions: 'ix_liff_sessions_team',
  otp_challenges: 'ix_otp_challenges_team',
};

const tables = [
  new Table({
    name: 'binding_refusals',
    columns: [
      key(text('id', 36)),
      text('team_id', 36),
      text('channel_id', 36),
      text('line_user_id', 40),
      optional(text('source', 32)),
      text('reason', 40),
      { name: 'hour', type: 'int' },
      instant('created_at'),
    ],
    uniques: [
      { name: 'uq_binding_refusals_hour', columnNames: ['channel_id', 'line_user_id', 'reason', 'hour'] },
    ],
    indices: [{ name: 'ix_binding_refusals_team', columnNames: ['team_id', 'created_at'] }],
  }),
  new Table({
    name: 'binding_funnel_days',
    columns: [
      key(text('team_id', 36)),
      key(text('day', 10)),
      key(text('channel_id', 36)),
      key(text('source', 32)),
      key(text('result', 24)),
      { name: 'people', type: 'int' },
      { name: 'segments', type: 'int' },
    ],
  }),
  new Table({
    name: 'binding_funnel_progress',
    columns: [
      key(text('team_id', 36)),
      instant('rolled_until'),
      instant('rolled_at'),
      instant('lease_until'),
    ],
  }),
];

export class BindingFunnel1795500000000 implements MigrationInterface {
  name = 'BindingFunnel1795500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, added] of Object.entries(columns)) {
      await runner.addColumns(
        table,
        added.map((column) => new TableColumn(column)),
      );
    }
    for (const [table, name] of Object.entries(indices)) {
      await runner.createIndex(table, new TableIndex({ name, columnNames: ['team_id', 'created_at'] }));
    }
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.dropTable(name);
    for (const [table, name] of Object.entries(indices)) await runner.dropIndex(table, name);
    for (const [table, added] of Object.entries(columns)) {
      await runner.dropColumns(
        table,
        added.map((column) => new TableColumn(column)),
      );
    }
  }
}
