import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

const text = (name: string, length: number, more: object = {}) => ({
  name,
  type: 'varchar',
  length: String(length),
  ...more,
});
const id = (name: string, more: object = {}) => text(name, 36, more);
const count = (name: string) => ({ name, type: 'int' });
const instant = (name: string) => ({ name, type: 'bigint' });
const isPrimary = { isPrimary: true };

const views = new Table({
  name: 'contact_views',
  columns: [
    id('id', isPrimary),
    id('team_id'),
    id('owner_id'),
    text('name', 500),
    text('name_key', 64),
    count('shared'),
    { name: 'content', type: 'text' },
    { name: 'search_sealed', type: 'text', isNullable: true },
    count('version'),
    instant('created_at'),
    instant('updated_at'),
  ],
  uniques: [{ name: 'uq_contact_views_name', columnNames: ['team_id', 'owner_id', 'name_key'] }],
  indices: [{ name: 'ix_contact_views_shared', columnNames: ['team_id', 'shared'] }],
});

const owners = new Table({
  name: 'contact_view_owners',
  columns: [id('team_id', isPrimary), id('owner_id', isPrimary), count('views')],
});

/** Saved views of the contact list, and how many each person has. */
export class ContactViews1797900000000 implements MigrationInterface {
  name = 'ContactViews1797900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [views, owners]) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [owners, views]) await runner.dropTable(name);
  }
}
