import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, id, varchar } from './column-options.js';

/** What shops tell of their members, what bindings it puts in doubt, and what shops are told back. */
const events = new Table({
  name: 'shop_events',
  columns: [
    id('id', { isPrimary: true }),
    id('team_id'),
    id('connection_id'),
    varchar('event_key', 64),
    varchar('kind', 10),
    varchar('member_id', 100, true),
    varchar('state', 8),
    varchar('outcome', 20, true),
    { name: 'attempts', type: 'int' },
    id('lease_token'),
    bigint('lease_until'),
    bigint('received_at'),
  ],
  uniques: [{ name: 'uq_shop_events_event', columnNames: ['connection_id', 'event_key'] }],
  indices: [
    { name: 'ix_shop_events_open', columnNames: ['state', 'lease_until'] },
    { name: 'ix_shop_events_member', columnNames: ['connection_id', 'member_id', 'state'] },
  ],
});
const columns = {
  shop_connections: [
    varchar('write_back_tag', 40, true),
    { name: 'write_back_line', type: 'int', default: 0 },
    bigint('webhook_registered_at', true),
    bigint('last_webhook_at', true),
  ],
  bindings: [bigint('verify_again_at', true), varchar('verify_again_reason', 20, true)],
};
const memberIndex = new TableIndex({
  name: 'ix_bindings_member',
  columnNames: ['team_id', 'active_member_key'],
});

export class ShopNotices1796300000000 implements MigrationInterface {
  name = 'ShopNotices1796300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(events);
    for (const [table, added] of Object.entries(columns))
      await runner.addColumns(
        table,
        added.map((column) => new TableColumn(column)),
      );
    await runner.createIndex('bindings', memberIndex);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('bindings', memberIndex);
    for (const [table, added] of Object.entries(columns))
      for (const { name } of added) await runner.dropColumn(table, name);
    await runner.dropTable(events.name);
  }
}
