import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, id, int, varchar } from './column-options.js';

const tables = [
  new Table({
    name: 'tracked_links',
    columns: [
      id('id', { isPrimary: true }),
      id('team_id'),
      id('owner_id'),
      varchar('part', 40),
      { name: 'target', type: 'text' },
      id('contact_id', { isNullable: true }),
      bigint('clicked_at', true),
      bigint('expires_at', true),
      bigint('created_at'),
    ],
    indices: [
      { name: 'ix_tracked_links_contact', columnNames: ['contact_id', 'owner_id'] },
      { name: 'ix_tracked_links_expiry', columnNames: ['expires_at'] },
    ],
  }),
  new Table({
    name: 'link_click_days',
    columns: [
      id('team_id', { isPrimary: true }),
      id('owner_id', { isPrimary: true }),
      { ...varchar('part', 40), isPrimary: true },
      { ...varchar('day', 10), isPrimary: true },
      int('clicks'),
    ],
  }),
];

export class LinkClicks1797100000000 implements MigrationInterface {
  name = 'LinkClicks1797100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table.name);
  }
}
