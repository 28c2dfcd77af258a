import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const figures = new TableIndex({
  name: 'ix_journey_steps_figures',
  columnNames: ['journey_id', 'step_id', 'result'],
});
const counts = new TableIndex({
  name: 'ix_journey_steps_counts',
  columnNames: ['journey_id', 'kind', 'result', 'step_id', 'delivery_id'],
});
const delivery = new TableIndex({ name: 'ix_journey_steps_delivery', columnNames: ['delivery_id'] });

/** Messages of a journey are counted from an index alone; those that LINE did not take are found by their delivery. */
export class JourneyCounts1798100000000 implements MigrationInterface {
  name = 'JourneyCounts1798100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('journey_steps', counts);
    await runner.createIndex('journey_steps', delivery);
    await runner.dropIndex('journey_steps', figures);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex('journey_steps', figures);
    await runner.dropIndex('journey_steps', delivery);
    await runner.dropIndex('journey_steps', counts);
  }
}
