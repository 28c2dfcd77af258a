import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, id, varchar } from './column-options.js';

const keys = new Table({
  name: 'api_keys',
  columns: [
    id('id', { isPrimary: true }),
    id('team_id'),
    varchar('name', 100),
    varchar('secret_hash', 64),
    varchar('ending', 4),
    id('staff_id'),
    bigint('created_at'),
    bigint('last_used_at', true),
    bigint('revoked_at', true),
  ],
  indices: [
    { name: 'ix_api_keys_secret', columnNames: ['secret_hash'] },
    { name: 'ix_api_keys_team', columnNames: ['team_id', 'revoked_at', 'id'] },
  ],
});

/** What a brand's servers prove themselves with. */
export class ApiKeys1798400000000 implements MigrationInterface {
  name = 'ApiKeys1798400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(keys);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(keys.name);
  }
}
