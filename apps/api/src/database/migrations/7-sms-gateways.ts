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
const instant = (name: string): TableColumnOptions => ({ name, type: 'bigint', isNullable: true });

const gateways = new Table({
  name: 'sms_gateways',
  columns: [
    { name: 'id', type: 'varchar', length: '36', isPrimary: true },
    { name: 'team_id', type: 'varchar', length: '36' },
    { name: 'kind', type: 'varchar', length: '20' },
    { name: 'name', type: 'varchar', length: '100' },
    { name: 'credentials_sealed', type: 'text' },
    { name: 'place', type: 'int' },
    { name: 'countries', type: 'varchar', length: '200' },
    { name: 'enabled', type: 'int' },
    { name: 'created_at', type: 'bigint' },
  ],
  indices: [{ name: 'ix_sms_gateways_team', columnNames: ['team_id', 'place'] }],
});

/** Which gateway took an SMS and what became of it; and what keeps a channel from sending. */
const columns: Record<string, TableColumnOptions[]> = {
  channels: [instant('paused_at'), text('pause_reason', 200), instant('quota_used_up_at')],
  deliveries: [text('gateway_id', 36), text('receipt', 12), instant('ask_at')],
  sms_accounts: [text('undelivered_rule', 10)],
};

const indices: TableIndexOptions[] = [
  { name: 'ix_deliveries_ask', columnNames: ['ask_at'] },
  { name: 'ix_deliveries_provider', columnNames: ['gateway_id', 'provider_id'] },
];

export class SmsGateways1795600000000 implements MigrationInterface {
  name = 'SmsGateways1795600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(gateways);
    for (const [table, added] of Object.entries(columns)) {
      await runner.addColumns(
        table,
        added.map((column) => new TableColumn(column)),
      );
    }
    for (const index of indices) await runner.createIndex('deliveries', new TableIndex(index));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of indices) await runner.dropIndex('deliveries', name ?? '');
    for (const [table, added] of Object.entries(columns)) {
      await runner.dropColumns(
        table,
        added.map((column) => new TableColumn(column)),
      );
    }
    await runner.dropTable(gateways.name);
  }
}
