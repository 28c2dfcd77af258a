import { Table, TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

/** How a channel's member card looks. */
const settings = new Table({
  name: 'member_card_settings',
  columns: [
    { name: 'channel_id', type: 'varchar', length: '36', isPrimary: true },
    { name: 'team_id', type: 'varchar', length: '36' },
    { name: 'version', type: 'int' },
    { name: 'content', type: 'text' },
    { name: 'saved_by', type: 'varchar', length: '36', isNullable: true },
    { name: 'updated_at', type: 'bigint' },
  ],
  indices: [{ name: 'ix_member_card_settings_team', columnNames: ['team_id'] }],
});

/** Settings of the card, and what the shop last said of a bound member. */
export class MemberCard1796500000000 implements MigrationInterface {
  name = 'MemberCard1796500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(settings);
    await runner.addColumns('bindings', [
      new TableColumn({ name: 'live_sealed', type: 'text', isNullable: true }),
      new TableColumn({ name: 'live_at', type: 'bigint', isNullable: true }),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['live_at', 'live_sealed']) await runner.dropColumn('bindings', name);
    await runner.dropTable(settings.name);
  }
}
