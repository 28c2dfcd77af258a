import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const unused = new TableIndex({
  name: 'ix_otp_challenges_prefix',
  columnNames: ['team_id', 'prefix', 'created_at'],
});

/** Conversions by prefix are read from the index on the expiry; every code paid for this one as well. */
export class PrefixIndex1797800000000 implements MigrationInterface {
  name = 'PrefixIndex1797800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('otp_challenges', unused);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex('otp_challenges', unused);
  }
}
