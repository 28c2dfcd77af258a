import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

/** How many tries of a delivery certainly did not reach the provider. */
export class DeliveryRefusals1795900000000 implements MigrationInterface {
  name = 'DeliveryRefusals1795900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('deliveries', new TableColumn({ name: 'refusals', type: 'int', default: 0 }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('deliveries', 'refusals');
  }
}
