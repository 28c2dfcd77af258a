import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { id } from './column-options.js';

/** Taggings know the key of the server that put them on. */
export class TaggingsByApi1798450000000 implements MigrationInterface {
  name = 'TaggingsByApi1798450000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('taggings', new TableColumn(id('api_key_id', { isNullable: true })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('taggings', 'api_key_id');
  }
}
