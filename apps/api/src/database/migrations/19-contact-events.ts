import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, id, int, varchar } from './column-options.js';

const tables = [
  new Table({
    name: 'contact_events',
    columns: [
      id('id', { isPrimary: true }),
      id('team_id'),
      id('channel_id'),
      id('contact_id'),
      varchar('kind', 12),
      varchar('tag_id', 36, true),
      varchar('source', 20, true),
      varchar('binding_id', 36, true),
      int('attempts'),
      id('lease_token'),
      bigint('lease_until'),
      bigint('created_at'),
    ],
    indices: [
      { name: 'ix_contact_events_due', columnNames: ['lease_until', 'id'] },
      { name: 'ix_contact_events_contact', columnNames: ['contact_id'] },
    ],
  }),
  new Table({
    name: 'contact_event_interests',
    columns: [
      id('id', { isPrimary: true }),
      id('team_id'),
      id('channel_id'),
      varchar('kind', 12),
      varchar('tag_id', 36, true),
      varchar('owner_kind', 20),
      id('owner_id'),
    ],
    indices: [
      { name: 'ix_contact_event_interests_owner', columnNames: ['team_id', 'owner_kind', 'owner_id'] },
    ],
  }),
];

export class ContactEvents1796900000000 implements MigrationInterface {
  name = 'ContactEvents1796900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table.name);
  }
}
