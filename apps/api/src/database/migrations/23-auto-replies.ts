import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, id, int } from './column-options.js';

/** What a channel answers by itself: its rules as one document. */
const table = new Table({
  name: 'auto_replies',
  columns: [
    id('channel_id', { isPrimary: true }),
    id('team_id'),
    int('version'),
    { name: 'rules', type: 'text' },
    id('saved_by', { isNullable: true }),
    bigint('updated_at'),
  ],
  indices: [{ name: 'ix_auto_replies_team', columnNames: ['team_id'] }],
});

export class AutoReplies1797300000000 implements MigrationInterface {
  name = 'AutoReplies1797300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(table);
  }
}
