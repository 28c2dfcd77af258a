import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { id } from './column-options.js';

/** When calls to a shop go out, for all processes that call it. */
const turns = new Table({
  name: 'shop_turns',
  columns: [
    id('connection_id', { isPrimary: true }),
    id('team_id'),
    { name: 'version', type: 'bigint' },
    { name: 'turns', type: 'text' },
  ],
});

export class ShopRates1796450000000 implements MigrationInterface {
  name = 'ShopRates1796450000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(turns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(turns.name);
  }
}
