import { Table, TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

const secrets = new Table({
  name: 'member_link_secrets',
  columns: [
    { name: 'channel_id', type: 'varchar', length: '36', isPrimary: true },
    { name: 'team_id', type: 'varchar', length: '36' },
    { name: 'secret_sealed', type: 'text' },
    { name: 'previous_sealed', type: 'text', isNullable: true },
    { name: 'previous_until', type: 'bigint', isNullable: true },
    { name: 'created_at', type: 'bigint' },
  ],
});

const uses = new Table({
  name: 'member_link_uses',
  columns: [
    { name: 'use_key', type: 'varchar', length: '64', isPrimary: true },
    { name: 'team_id', type: 'varchar', length: '36' },
    { name: 'channel_id', type: 'varchar', length: '36' },
    { name: 'used_at', type: 'bigint' },
    { name: 'expires_at', type: 'bigint' },
  ],
  indices: [{ name: 'ix_member_link_uses_expiry', columnNames: ['expires_at'] }],
});

/** Signed member links: the channels' secrets, what was used, and the member that a case is about. */
export class MemberLinks1796600000000 implements MigrationInterface {
  name = 'MemberLinks1796600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(secrets);
    await runner.createTable(uses);
    const member = { name: 'member_id', type: 'varchar', length: '100', isNullable: true };
    await runner.addColumn('binding_reviews', new TableColumn(member));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('binding_reviews', 'member_id');
    await runner.dropTable(uses.name);
    await runner.dropTable(secrets.name);
  }
}
