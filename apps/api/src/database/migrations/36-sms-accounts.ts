import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { varchar } from './column-options.js';

/** With which account of its gateway an SMS was sent. */
export class SmsAccounts1798600000000 implements MigrationInterface {
  name = 'SmsAccounts1798600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('deliveries', new TableColumn(varchar('gateway_account', 32, true)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('deliveries', 'gateway_account');
  }
}
