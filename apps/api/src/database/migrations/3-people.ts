import {
  Table,
  TableColumn,
  TableIndex,
  type MigrationInterface,
  type QueryRunner,
  type TableColumnOptions,
  type TableIndexOptions,
} from 'typeorm';

const text = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable: true,
});

/** Whom a row is about, where only the sealed payload knew; and how a case for staff was decided. */
const columns: Record<string, TableColumnOptions[]> = {
  binding_reviews: [
    text('decided_by', 36),
    text('decision_reason', 500),
    { name: 'decided_at', type: 'bigint', isNullable: true },
  ],
  deliveries: [text('line_user_id', 40)],
  webhook_events: [text('line_user_id', 40)],
};

/** Everything about one person is found along an index. */
const indices: Record<string, TableIndexOptions> = {
  audit: { name: 'ix_audit_target', columnNames: ['team_id', 'target_id', 'id'] },
  binding_reviews: { name: 'ix_binding_reviews_contact', columnNames: ['contact_id', 'created_at'] },
  deliveries: { name: 'ix_deliveries_user', columnNames: ['channel_id', 'line_user_id', 'created_at'] },
  liff_sessions: { name: 'ix_liff_sessions_user', columnNames: ['channel_id', 'line_user_id', 'created_at'] },
  webhook_events: {
    name: 'ix_webhook_events_user',
    columnNames: ['channel_id', 'line_user_id', 'received_at'],
  },
};

const erasures = new Table({
  name: 'erasures',
  columns: [
    { name: 'team_id', type: 'varchar', length: '36', isPrimary: true },
    { name: 'subject_index', type: 'varchar', length: '64', isPrimary: true },
    { name: 'erased_at', type: 'bigint' },
  ],
});

export class People1795200000000 implements MigrationInterface {
  name = 'People1795200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, added] of Object.entries(columns)) {
      await runner.addColumns(
        table,
        added.map((column) => new TableColumn(column)),
      );
    }
    for (const [table, index] of Object.entries(indices))
      await runner.createIndex(table, new TableIndex(index));
    await runner.createTable(erasures);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(erasures.name);
    for (const [table, index] of Object.entries(indices)) await runner.dropIndex(table, index.name ?? '');
    for (const [table, added] of Object.entries(columns)) {
      await runner.dropColumns(
        table,
        added.map((column) => new TableColumn(column)),
      );
    }
  }
}
