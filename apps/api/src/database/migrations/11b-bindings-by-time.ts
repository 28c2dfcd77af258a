import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const index = new TableIndex({ name: 'ix_bindings_team_bound', columnNames: ['team_id', 'bound_at'] });

/** Contacts sorted by when they were bound are read along it. */
export class BindingsByTime1796110000000 implements MigrationInterface {
  name = 'BindingsByTime1796110000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('bindings', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('bindings', index);
  }
}
