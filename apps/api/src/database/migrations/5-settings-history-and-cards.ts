import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

const id = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: '36',
  ...more,
});
const instant = (name: string, isNullable = false): TableColumnOptions => ({
  name,
  type: 'bigint',
  isNullable,
});

/** Every version of a channel's settings that ever stood. */
const versions = new Table({
  name: 'binding_settings_versions',
  columns: [
    id('channel_id', { isPrimary: true }),
    { name: 'version', type: 'int', isPrimary: true },
    id('team_id'),
    { name: 'content', type: 'text' },
    { name: 'changed', type: 'text' },
    { name: 'origin', type: 'varchar', length: '20' },
    { name: 'restored_from', type: 'int', isNullable: true },
    id('saved_by', { isNullable: true }),
    instant('saved_at'),
  ],
  indices: [{ name: 'ix_binding_settings_versions_team', columnNames: ['team_id'] }],
});

const cards = new Table({
  name: 'message_cards',
  columns: [
    id('id', { isPrimary: true }),
    id('team_id'),
    { name: 'name', type: 'varchar', length: '100' },
    { name: 'content', type: 'text' },
    { name: 'version', type: 'int' },
    { name: 'line_check', type: 'varchar', length: '20' },
    id('saved_by', { isNullable: true }),
    instant('created_at'),
    instant('updated_at'),
    instant('archived_at', true),
  ],
  indices: [{ name: 'ix_message_cards_team', columnNames: ['team_id', 'id'] }],
});

export class SettingsHistoryAndCards1795400000000 implements MigrationInterface {
  name = 'SettingsHistoryAndCards1795400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(versions);
    await runner.createTable(cards);
    // settings that stand already are the first version that can come back
    await runner.query(
      `INSERT INTO binding_settings_versions (channel_id, version, team_id, content, changed, origin, saved_at)
       SELECT channel_id, version, team_id, content, '[]', 'saved', updated_at FROM binding_settings`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(cards.name);
    await runner.dropTable(versions.name);
  }
}
