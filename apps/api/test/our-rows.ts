import { ShopHealthRecord } from '../src/shops/shop-health-record.js';
import { eventually } from './eventually.js';
import type { TestApp } from './test-app.js';

type Row = Record<string, unknown>;

/** What the tables hold of one team. */
export class OurRows {
  constructor(
    private readonly app: TestApp,
    private readonly teamId: string,
  ) {}

  /** An id of ours from every table that has any, by table; staff count as people of the team. */
  async ids(): Promise<Record<string, string>> {
    const found: Record<string, string> = { team: this.teamId };
    for (const { table, columns } of this.teamTables()) {
      if (!columns.includes('id')) continue;
      const [row] = await this.app.rows<{ id: string }>(
        `SELECT id FROM ${table} WHERE team_id = ? ORDER BY id LIMIT 1`,
        [this.teamId],
      );
      if (row) found[table] = row.id;
    }
    const [member] = await this.app.rows<{ staff_id: string }>(
      'SELECT staff_id FROM team_members WHERE team_id = ? ORDER BY id LIMIT 1',
      [this.teamId],
    );
    return { ...found, staff: member?.staff_id ?? '' };
  }

  private teamTables(): { table: string; columns: string[] }[] {
    return this.app.database.entityMetadatas
      .map(({ tableName, columns }) => ({
        table: tableName,
        columns: columns.map((column) => column.databaseName),
      }))
      .filter(({ columns }) => columns.includes('team_id'));
  }

  /** Every row of our team, once nothing is on its way any more. */
  async all(): Promise<Record<string, string[]>> {
    let before = '';
    // What shops answered is written half a minute later.
    await this.app.get(ShopHealthRecord).write();
    return eventually(async () => {
      for (const jobs of ['tag_jobs', 'rich_menu_jobs', 'contact_imports']) {
        if ((await this.app.count(jobs, "state IN ('waiting', 'running')")) > 0) return null;
      }
      const rows = await this.read();
      const now = JSON.stringify(rows);
      if (now === before) return rows;
      before = now;
      return null;
    }, 'rest');
  }

  private async read(): Promise<Record<string, string[]>> {
    const all: Record<string, string[]> = {};
    for (const { table } of this.teamTables()) {
      const rows = await this.app.rows<Row>(`SELECT * FROM ${table} WHERE team_id = ?`, [this.teamId]);
      all[table] = rows.map((row) => JSON.stringify(row)).sort();
    }
    return all;
  }
}
