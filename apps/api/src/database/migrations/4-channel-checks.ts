import {
  Table,
  TableColumn,
  TableIndex,
  type MigrationInterface,
  type QueryRunner,
  type TableColumnOptions,
} from 'typeorm';

const text = (name: string, length: number, nullable = false): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable: nullable,
});
const key = (name: string, length: number): TableColumnOptions => ({
  ...text(name, length),
  isPrimary: true,
});
const instant = (name: string, nullable = false): TableColumnOptions => ({
  name,
  type: 'bigint',
  isNullable: nullable,
});

/** 0 is due at once and held by nobody: channels that are there already are looked at one after the other. */
const channelColumns: TableColumnOptions[] = [
  text('game_liff_id', 40, true),
  { ...instant('checks_due_at'), default: 0 },
  { ...instant('repair_until'), default: 0 },
];
const dueIndex = new TableIndex({ name: 'ix_channels_checks_due', columnNames: ['checks_due_at'] });

const tables = [
  new Table({
    name: 'channel_checks',
    columns: [
      key('channel_id', 36),
      key('check_name', 40),
      text('team_id', 36),
      text('code', 60),
      { name: 'details', type: 'text' },
      instant('checked_at'),
    ],
    indices: [{ name: 'ix_channel_checks_team', columnNames: ['team_id'] }],
  }),
  new Table({
    name: 'channel_checklist',
    columns: [
      key('channel_id', 36),
      key('item', 40),
      text('team_id', 36),
      text('staff_id', 36),
      instant('done_at'),
    ],
    indices: [{ name: 'ix_channel_checklist_team', columnNames: ['team_id'] }],
  }),
  new Table({
    name: 'channel_identity_tests',
    columns: [
      key('id', 36),
      text('team_id', 36),
      text('channel_id', 36),
      text('token_hash', 64),
      text('word', 12),
      text('messaging_channel_id', 20),
      text('login_channel_id', 20),
      text('login_user_hash', 64, true),
      { name: 'profile_found', type: 'int', isNullable: true },
      text('chat_user_hash', 64, true),
      instant('created_at'),
      instant('expires_at'),
    ],
    indices: [{ name: 'ix_channel_identity_tests', columnNames: ['channel_id', 'created_at'] }],
  }),
];

/** What was found in a channel's set-up, what staff ticked, and the test that proves the provider. */
export class ChannelChecks1795300000000 implements MigrationInterface {
  name = 'ChannelChecks1795300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns(
      'channels',
      channelColumns.map((column) => new TableColumn(column)),
    );
    await runner.createIndex('channels', dueIndex);
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.dropTable(table.name);
    await runner.dropIndex('channels', dueIndex);
    await runner.dropColumns(
      'channels',
      channelColumns.map((column) => new TableColumn(column)),
    );
  }
}
