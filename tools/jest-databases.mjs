/** Jest's global set-up: names the MySQL databases of this run, and drops them when it is over. */
import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';

export default function setUp() {
  const prefix = `tieline_test_${randomBytes(4).toString('hex')}`;
  process.env.TEST_DATABASES = prefix;
  globalThis.dropTestDatabases = () => drop(prefix);
}

async function drop(prefix) {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) return;
  const server = new URL(url);
  server.pathname = '/';
  const connection = await createConnection(server.href);
  const [databases] = await connection.query({ sql: 'SHOW DATABASES', rowsAsArray: true });
  for (const [name] of databases)
    if (name.startsWith(`${prefix}_`)) await connection.query(`DROP DATABASE ${name}`);
  await connection.end();
}
