import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const name = 'ix_liff_sessions_team';
const covered = ['team_id', 'created_at', 'token_hash', 'channel_id', 'line_user_id', 'source', 'bound'];
const before = new TableIndex({ name, columnNames: covered });
const after = new TableIndex({ name, columnNames: [...covered, 'went_on'] });
const wentOn = new TableColumn({ name: 'went_on', type: 'int', isNullable: true });

/** Whoever looks for those who went no further passes the many others by, in the index that is walked. */
export class SessionsThatWentOn1798000000000 implements MigrationInterface {
  name = 'SessionsThatWentOn1798000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('liff_sessions', wentOn);
    await runner.dropIndex('liff_sessions', before);
    await runner.createIndex('liff_sessions', after);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('liff_sessions', after);
    await runner.createIndex('liff_sessions', before);
    await runner.dropColumn('liff_sessions', wentOn);
  }
}
