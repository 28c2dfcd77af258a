/** `node tools/reachable.mjs <mysql url> <redis url>`: exit code 0 when both answer. */
import { Redis } from 'ioredis';
import { createConnection } from 'mysql2/promise';

const [databaseUrl, redisUrl] = process.argv.slice(2);

async function mariadb() {
  const connection = await createConnection({ uri: databaseUrl, connectTimeout: 3000 });
  const [rows] = await connection.query('SELECT VERSION() AS version');
  await connection.end();
  return `database ${rows[0].version}`;
}

async function redis() {
  const client = new Redis(redisUrl, { lazyConnect: true, connectTimeout: 3000, retryStrategy: null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return `redis ${/redis_version:(\S+)/.exec(await client.info('server'))?.[1]}`;
  } finally {
    client.disconnect();
  }
}

for (const [name, look] of Object.entries({ MariaDB: mariadb, Redis: redis })) {
  try {
    console.log(await look());
  } catch (error) {
    console.error(`${name} does not answer: ${error.message || error.code}`);
    process.exitCode = 1;
  }
}
