import { Table, TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, id, int, varchar } from './column-options.js';

/** Work on people of a file, or of LINE's list of friends. The file's pieces stand in member_import_parts. */
const table = new Table({
  name: 'contact_imports',
  columns: [
    id('id', { isPrimary: true }),
    id('team_id'),
    id('channel_id'),
    id('staff_id'),
    varchar('kind', 12),
    varchar('file_name', 200, true),
    varchar('encoding', 10, true),
    varchar('state', 12),
    varchar('failure', 20, true),
    { name: 'next_page', type: 'text', isNullable: true },
    int('total', true),
    int('processed'),
    int('added'),
    int('same'),
    int('rejected'),
    id('lease_token'),
    bigint('lease_until'),
    bigint('created_at'),
    bigint('finished_at', true),
  ],
  indices: [
    { name: 'ix_contact_imports_team', columnNames: ['team_id', 'id'] },
    { name: 'ix_contact_imports_open', columnNames: ['state', 'lease_until'] },
  ],
});

/** The import that made a binding; null: its customer did. */
const importId = new TableColumn(varchar('import_id', 36, true));

export class ContactImports1797400000000 implements MigrationInterface {
  name = 'ContactImports1797400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(table);
    await runner.addColumn('bindings', importId);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('bindings', importId);
    await runner.dropTable(table);
  }
}
