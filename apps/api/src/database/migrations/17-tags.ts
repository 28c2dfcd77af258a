import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, id, int, varchar } from './column-options.js';

const columns: Record<string, TableColumn[]> = {
  tags: [
    new TableColumn(varchar('category', 30, true)),
    new TableColumn(int('valid_days', true)),
    new TableColumn(bigint('archived_at', true)),
  ],
  taggings: [
    new TableColumn(varchar('staff_id', 36, true)),
    new TableColumn(varchar('removed_by', 20, true)),
  ],
};

/** Ids are time-ordered: one index is the log of a tag, the other finds what is on for too long. */
const indices = [
  new TableIndex({ name: 'ix_taggings_log', columnNames: ['tag_id', 'id'] }),
  new TableIndex({ name: 'ix_taggings_age', columnNames: ['active_tag_id', 'id'] }),
];

const tables = [
  new Table({
    name: 'tag_jobs',
    columns: [
      id('id', { isPrimary: true }),
      id('team_id'),
      id('staff_id'),
      varchar('kind', 10),
      id('tag_id'),
      varchar('other_tag_id', 36, true),
      varchar('state', 12),
      { name: 'filter_sealed', type: 'text', isNullable: true },
      varchar('cursor', 36, true),
      int('total'),
      int('processed'),
      int('changed'),
      int('unknown'),
      id('lease_token'),
      bigint('lease_until'),
      bigint('created_at'),
      bigint('finished_at', true),
    ],
    indices: [
      { name: 'ix_tag_jobs_team', columnNames: ['team_id', 'id'] },
      { name: 'ix_tag_jobs_open', columnNames: ['state', 'lease_until'] },
    ],
  }),
  // Whom a job is about when no filter says it: contact ids as JSON, in pieces.
  new Table({
    name: 'tag_job_parts',
    columns: [
      id('job_id', { isPrimary: true }),
      { ...int('position'), isPrimary: true },
      { name: 'contact_ids', type: 'text' },
    ],
  }),
];

export class Tags1796700000000 implements MigrationInterface {
  name = 'Tags1796700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, added] of Object.entries(columns)) await runner.addColumns(table, added);
    await runner.createIndices('taggings', indices);
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table.name);
    await runner.dropIndices('taggings', indices);
    for (const [table, added] of Object.entries(columns)) await runner.dropColumns(table, added);
  }
}
