import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, id, int, varchar } from './column-options.js';

const text = (name: string) => ({ name, type: 'text' });

const tables = [
  new Table({
    name: 'rich_menus',
    columns: [
      id('id', { isPrimary: true }),
      id('team_id'),
      id('channel_id'),
      varchar('name', 400),
      int('width'),
      int('height'),
      id('picture_id', { isNullable: true }),
      varchar('chat_bar_text', 400),
      int('selected'),
      text('areas'),
      int('version'),
      varchar('alias', 32),
      int('published_version', true),
      varchar('line_menu_id', 60, true),
      bigint('published_at', true),
      id('saved_by', { isNullable: true }),
      bigint('created_at'),
      bigint('updated_at'),
    ],
    indices: [{ name: 'ix_rich_menus_channel', columnNames: ['team_id', 'channel_id', 'id'] }],
  }),
  new Table({
    name: 'rich_menu_publications',
    columns: [
      id('id', { isPrimary: true }),
      id('team_id'),
      id('channel_id'),
      id('menu_id'),
      varchar('alias', 32),
      int('version'),
      id('picture_id'),
      text('request'),
      varchar('state', 10),
      varchar('line_menu_id', 60, true),
      bigint('created_at'),
    ],
    indices: [{ name: 'ix_rich_menu_publications_channel', columnNames: ['channel_id', 'state'] }],
  }),
  new Table({
    name: 'rich_menu_rules',
    columns: [
      id('channel_id', { isPrimary: true }),
      id('team_id'),
      int('version'),
      text('rules'),
      id('default_menu_id', { isNullable: true }),
      varchar('line_default_id', 60, true),
      id('saved_by', { isNullable: true }),
      bigint('updated_at'),
    ],
  }),
  new Table({
    name: 'contact_menus',
    columns: [
      id('contact_id', { isPrimary: true }),
      id('team_id'),
      id('channel_id'),
      varchar('line_menu_id', 60, true),
      varchar('state', 10),
      int('tries'),
      id('override_menu_id', { isNullable: true }),
      bigint('override_until', true),
      id('override_owner', { isNullable: true }),
      bigint('updated_at'),
    ],
    indices: [
      { name: 'ix_contact_menus_state', columnNames: ['channel_id', 'state', 'contact_id'] },
      { name: 'ix_contact_menus_line', columnNames: ['channel_id', 'line_menu_id'] },
      { name: 'ix_contact_menus_until', columnNames: ['override_until'] },
    ],
  }),
  new Table({
    name: 'rich_menu_jobs',
    columns: [
      id('id', { isPrimary: true }),
      id('team_id'),
      id('channel_id'),
      id('open_channel_id', { isNullable: true }),
      varchar('kind', 10),
      id('publication_id', { isNullable: true }),
      id('menu_id', { isNullable: true }),
      varchar('state', 12),
      varchar('step', 10),
      id('cursor', { isNullable: true }),
      ...['again', 'total', 'processed', 'linked', 'verified', 'pending', 'tries'].map((name) => int(name)),
      varchar('problem', 300, true),
      id('lease_token'),
      bigint('lease_until'),
      bigint('created_at'),
      bigint('finished_at', true),
    ],
    uniques: [{ name: 'uq_rich_menu_jobs_open', columnNames: ['open_channel_id'] }],
    indices: [
      { name: 'ix_rich_menu_jobs_channel', columnNames: ['team_id', 'channel_id', 'id'] },
      { name: 'ix_rich_menu_jobs_due', columnNames: ['state', 'lease_until'] },
    ],
  }),
];

export class RichMenus1797200000000 implements MigrationInterface {
  name = 'RichMenus1797200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table.name);
  }
}
