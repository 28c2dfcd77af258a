import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

const table = 'shop_connections';

const text = (name: string, length: number, isNullable = false): TableColumn =>
  new TableColumn({ name, type: 'varchar', length: String(length), isNullable });
const instant = (name: string): TableColumn => new TableColumn({ name, type: 'bigint', isNullable: true });

/** Every shop system has a form of its own: fields that may be shown as JSON, the secret ones sealed together. */
export class ShopPlatforms1796000000000 implements MigrationInterface {
  name = 'ShopPlatforms1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.renameColumn(table, 'access_token_sealed', 'secrets_sealed');
    await runner.addColumns(table, [
      text('settings', 4000, true),
      text('done_steps', 1000, true),
      instant('last_success_at'),
      instant('last_failure_at'),
      text('last_failure', 300, true),
    ]);
    const rows = (await runner.query(`SELECT id, handle FROM ${table}`)) as { id: string; handle: string }[];
    for (const { id, handle } of rows) {
      const values = [JSON.stringify({ handle }), id];
      await runner.query(`UPDATE ${table} SET settings = ? WHERE id = ?`, values);
    }
    await runner.dropColumn(table, 'handle');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.addColumn(table, new TableColumn({ ...text('handle', 100), default: "''" }));
    const rows = (await runner.query(`SELECT id, settings FROM ${table}`)) as {
      id: string;
      settings: string;
    }[];
    for (const { id, settings } of rows) {
      const { handle = '' } = JSON.parse(settings) as { handle?: string };
      await runner.query(`UPDATE ${table} SET handle = ? WHERE id = ?`, [handle, id]);
    }
    for (const name of ['settings', 'done_steps', 'last_success_at', 'last_failure_at', 'last_failure'])
      await runner.dropColumn(table, name);
    await runner.renameColumn(table, 'secrets_sealed', 'access_token_sealed');
  }
}
