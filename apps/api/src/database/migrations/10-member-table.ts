import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, id, int, varchar } from './column-options.js';

/** Members of shops that can not be asked by phone, and the files that they come from. */
const tables = [
  new Table({
    name: 'shop_members',
    columns: [
      id('id', { isPrimary: true }),
      id('team_id'),
      id('connection_id'),
      varchar('member_key', 64),
      varchar('phone_index', 64),
      varchar('content_hash', 64),
      { name: 'member_sealed', type: 'text' },
      bigint('updated_at'),
    ],
    uniques: [{ name: 'uq_shop_members_member', columnNames: ['connection_id', 'member_key'] }],
    indices: [{ name: 'ix_shop_members_phone', columnNames: ['connection_id', 'phone_index'] }],
  }),
  new Table({
    name: 'member_imports',
    columns: [
      id('id', { isPrimary: true }),
      id('team_id'),
      id('connection_id'),
      varchar('file_name', 200),
      varchar('encoding', 10),
      varchar('state', 12),
      int('total', true),
      int('processed'),
      varchar('counts', 300, true),
      varchar('failure', 20, true),
      varchar('lease_token', 36),
      bigint('lease_until'),
      bigint('created_at'),
      bigint('finished_at', true),
    ],
    indices: [
      { name: 'ix_member_imports_connection', columnNames: ['connection_id', 'state', 'created_at'] },
      { name: 'ix_member_imports_open', columnNames: ['state', 'lease_until'] },
    ],
  }),
  new Table({
    name: 'member_import_parts',
    columns: [
      id('import_id', { isPrimary: true }),
      { ...varchar('kind', 8), isPrimary: true },
      { ...int('position'), isPrimary: true },
      { name: 'content_sealed', type: 'text' },
    ],
  }),
];

export class MemberTable1796000000001 implements MigrationInterface {
  name = 'MemberTable1796000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table.name);
  }
}
