/** Jest's global set-up: a folder for the run and names for its MySQL databases; all of them are taken away again. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';

const roomNeeded = 512 * 2 ** 20;

export default function setUp() {
  const prefix = `tieline_test_${randomBytes(4).toString('hex')}`;
  process.env.TEST_DATABASES = prefix;
  process.env.TEST_FOLDER = mkdtempSync(path.join(placeForFiles(), 'tieline-test-'));
  globalThis.endTestRun = async () => {
    rmSync(process.env.TEST_FOLDER, { recursive: true, force: true });
    await drop(prefix);
  };
}

/** Every commit waits for the disk, which proves nothing here and takes longer than all the rest of a small one. */
function placeForFiles() {
  const memory = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize >= roomNeeded) return memory;
  } catch {
    // a system without it
  }
  return tmpdir();
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
