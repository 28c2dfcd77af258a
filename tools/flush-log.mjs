/**
 * `node tools/flush-log.mjs <database url> <n>`: sets MariaDB's innodb_flush_log_at_trx_commit and prints what it was.
 * With 2 a commit does not wait for the disk: for a machine that only tests, where no power cut is survived anyway.
 * Who may not set it leaves it as it is.
 */
import { createConnection } from 'mysql2/promise';

const [url = '', value] = process.argv.slice(2);
let connection;
try {
  connection = await createConnection(url);
  const [[row]] = await connection.query('SELECT @@GLOBAL.innodb_flush_log_at_trx_commit AS n');
  await connection.query('SET GLOBAL innodb_flush_log_at_trx_commit = ?', [Number(value)]);
  console.log(row.n);
} catch (error) {
  console.error(`commits of the tests wait for the disk: ${error.message}`);
} finally {
  await connection?.end();
}
