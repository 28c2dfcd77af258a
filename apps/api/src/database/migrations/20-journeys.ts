import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, id, int, varchar } from './column-options.js';

const tables = [
  new Table({
    name: 'journeys',
    columns: [
      id('id', { isPrimary: true }),
      id('team_id'),
      id('channel_id'),
      varchar('name', 50),
      varchar('state', 8),
      int('version'),
      { name: 'secret_sealed', type: 'text', isNullable: true },
      bigint('created_at'),
      bigint('updated_at'),
    ],
    indices: [
      { name: 'ix_journeys_team', columnNames: ['team_id', 'id'] },
      { name: 'ix_journeys_channel', columnNames: ['channel_id', 'state'] },
    ],
  }),
  // What a version was, as long as the journey is there: people finish the one with which they entered.
  new Table({
    name: 'journey_versions',
    columns: [
      id('journey_id', { isPrimary: true }),
      { ...int('version'), isPrimary: true },
      id('team_id'),
      { name: 'content', type: 'text' },
      id('saved_by', { isNullable: true }),
      bigint('created_at'),
    ],
    indices: [{ name: 'ix_journey_versions_team', columnNames: ['team_id'] }],
  }),
  new Table({
    name: 'journey_entries',
    columns: [
      id('id', { isPrimary: true }),
      id('team_id'),
      id('journey_id'),
      id('contact_id'),
      int('number'),
      int('version'),
      varchar('state', 8),
      varchar('place', 36, true),
      int('waited'),
      bigint('due_at'),
      int('attempts'),
      id('lease_token'),
      bigint('lease_until'),
      bigint('entered_at'),
      bigint('ended_at', true),
    ],
    uniques: [{ name: 'uq_journey_entries_number', columnNames: ['journey_id', 'contact_id', 'number'] }],
    indices: [
      { name: 'ix_journey_entries_due', columnNames: ['state', 'due_at'] },
      { name: 'ix_journey_entries_journey', columnNames: ['journey_id', 'state', 'id'] },
      { name: 'ix_journey_entries_contact', columnNames: ['contact_id'] },
    ],
  }),
  new Table({
    name: 'journey_steps',
    columns: [
      id('id', { isPrimary: true }),
      id('team_id'),
      id('journey_id'),
      id('entry_id'),
      id('contact_id'),
      varchar('step_id', 36),
      varchar('kind', 12),
      varchar('result', 8),
      bigint('until', true),
      id('delivery_id', { isNullable: true }),
      bigint('created_at'),
    ],
    indices: [
      { name: 'ix_journey_steps_entry', columnNames: ['entry_id', 'id'] },
      { name: 'ix_journey_steps_figures', columnNames: ['journey_id', 'step_id', 'result'] },
      { name: 'ix_journey_steps_contact', columnNames: ['contact_id'] },
    ],
  }),
];

export class Journeys1797000000000 implements MigrationInterface {
  name = 'Journeys1797000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table.name);
  }
}
