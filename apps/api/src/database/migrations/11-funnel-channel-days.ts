import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

const before = 'binding_funnel_days';
const after = 'binding_funnel_channel_days';

const key = (column: string, length: number): TableColumnOptions => ({
  name: column,
  type: 'varchar',
  length: String(length),
  isPrimary: true,
});
const place = [key('team_id', 36), key('day', 10), key('channel_id', 36)];

const byOrigin = new Table({
  name: before,
  columns: [
    ...place,
    key('source', 32),
    { name: 'results', type: 'text' },
    { name: 'segments', type: 'int' },
  ],
});
const byChannel = new Table({ name: after, columns: [...place, { name: 'origins', type: 'text' }] });

type Day = { team_id: string; day: string; channel_id: string };
type OriginRow = Day & { source: string; results: string; segments: number };
/** `[source, segments, [result, people, …], [seconds, people, …]]`, as it was when this migration was written */
type Origin = [string, number, (string | number)[], number[]];

/** A row for each source made a year of a large team fifteen thousand rows; a channel's day is read as one. */
export class FunnelChannelDays1796100000000 implements MigrationInterface {
  name = 'FunnelChannelDays1796100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(byChannel);
    for (const team of await teamsOf(runner, before)) {
      const rows = (await runner.query(`SELECT * FROM ${before} WHERE team_id = ?`, [team])) as OriginRow[];
      const days = new Map<string, Day & { origins: Origin[] }>();
      for (const { team_id, day, channel_id, source, results, segments } of rows) {
        const known = days.get(`${day} ${channel_id}`) ?? { team_id, day, channel_id, origins: [] };
        const people = Object.entries(JSON.parse(results) as Record<string, number>).flat();
        known.origins.push([source, Number(segments), people, []]);
        days.set(`${day} ${channel_id}`, known);
      }
      for (const { team_id, day, channel_id, origins } of days.values()) {
        const values = [team_id, day, channel_id, JSON.stringify(origins)];
        await runner.query(
          `INSERT INTO ${after} (team_id, day, channel_id, origins) VALUES (?, ?, ?, ?)`,
          values,
        );
      }
    }
    await runner.dropTable(before);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createTable(byOrigin);
    for (const team of await teamsOf(runner, after)) {
      const sql = `SELECT * FROM ${after} WHERE team_id = ?`;
      for (const row of (await runner.query(sql, [team])) as (Day & { origins: string })[]) {
        for (const [source, segments, people] of JSON.parse(row.origins) as Origin[]) {
          const results = Object.fromEntries(
            people.flatMap((name, i) => (i % 2 === 0 ? [[name, people[i + 1]]] : [])),
          ) as object;
          await runner.query(
            `INSERT INTO ${before} (team_id, day, channel_id, source, results, segments) VALUES (?, ?, ?, ?, ?, ?)`,
            [row.team_id, row.day, row.channel_id, source, JSON.stringify(results), segments],
          );
        }
      }
    }
    await runner.dropTable(after);
  }
}

/** A team at a time: one fits into memory. */
async function teamsOf(runner: QueryRunner, table: string): Promise<string[]> {
  const rows = (await runner.query(`SELECT DISTINCT team_id FROM ${table}`)) as { team_id: string }[];
  return rows.map(({ team_id }) => team_id);
}
