import path from 'node:path';
import Database from 'libsql';

/**
 * The product's own file, for worlds that would take minutes to make by hand. It is in use: one short transaction
 * at a time.
 */
function withDatabase<T>(work: (db: InstanceType<typeof Database>) => T): T {
  const db = new Database(path.join(process.env.E2E_DATA ?? '', 'tieline.sqlite'));
  try {
    db.pragma('busy_timeout = 5000');
    return work(db);
  } finally {
    db.close();
  }
}

type Row = { name: string; lineUserId: string };

/** Friends of a channel that did nothing yet, the first one the oldest. */
export function addContacts(
  channelId: string,
  people: readonly Row[],
  idOf: (index: number) => string,
): void {
  withDatabase((db) => {
    const { team_id: teamId } = db.prepare('SELECT team_id FROM channels WHERE id = ?').get(channelId) as {
      team_id: string;
    };
    const insert = db.prepare(
      `INSERT INTO contacts (id, team_id, channel_id, line_user_id, display_name, friend, friend_at, created_at)
       VALUES (?, ?, ?, ?, ?, 1, 0, ?)`,
    );
    db.exec('BEGIN IMMEDIATE');
    people.forEach(({ name, lineUserId }, index) => {
      insert.run(idOf(index), teamId, channelId, lineUserId, name, Date.now());
    });
    db.exec('COMMIT');
  });
}
