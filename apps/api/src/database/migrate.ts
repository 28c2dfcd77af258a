import { setTimeout as sleep } from 'node:timers/promises';
import { Table, type DataSource } from 'typeorm';
import { isDuplicateKey } from './database-errors.js';

const lockTable = 'migration_lock';
const lockName = 'migrations';
const waitMs = 200;
const staleMs = 120_000;
const giveUpMs = 180_000;

/**
 * Brings the schema up to date. Any number of processes may start at once: one takes the lock, a plain row, so that
 * it holds on every engine and in clusters that know no GET_LOCK; the others wait until nothing is pending.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const deadline = Date.now() + giveUpMs;
  while (await dataSource.showMigrations()) {
    if (await takeLock(dataSource)) {
      try {
        await dataSource.runMigrations({ transaction: 'each' });
      } finally {
        await dataSource.createQueryBuilder().delete().from(lockTable).execute();
      }
      return;
    }
    if (Date.now() > deadline) throw new Error('another process holds the migration lock and does not end');
    await sleep(waitMs);
  }
}

async function takeLock(dataSource: DataSource): Promise<boolean> {
  await createLockTable(dataSource);
  const now = Date.now();
  try {
    await dataSource
      .createQueryBuilder()
      .insert()
      .into(lockTable, ['name', 'taken_at'])
      .values({ name: lockName, taken_at: now })
      .execute();
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  // Its holder died: whoever removes the row first may try again.
  await dataSource
    .createQueryBuilder()
    .delete()
    .from(lockTable)
    .where('name = :name AND taken_at < :stale', { name: lockName, stale: now - staleMs })
    .execute();
  return false;
}

async function createLockTable(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    const columns = [
      { name: 'name', type: 'varchar', length: '20', isPrimary: true },
      { name: 'taken_at', type: 'bigint' },
    ];
    await runner.createTable(new Table({ name: lockTable, columns }), true);
  } catch (error) {
    // Two processes looked at the same moment and both saw no table.
    if (!(await runner.hasTable(lockTable))) throw error;
  } finally {
    await runner.release();
  }
}
