import { QueryFailedError, type DataSource } from 'typeorm';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp } from '../../test/test-app.js';
import { Transactions } from './transactions.js';

const failed = (fields: { errno?: number; code?: string }) =>
  new QueryFailedError('UPDATE', [], Object.assign(new Error('no'), fields));

/** A database that fails with these errors first, then answers. */
function failing(errors: Error[]) {
  let calls = 0;
  const work = async () => {
    calls += 1;
    const error = errors.shift();
    if (error) throw error;
    return 'done';
  };
  const source = { manager: {}, transaction: (unit: () => Promise<unknown>) => unit() };
  const transactions = new Transactions(source as unknown as DataSource, 1);
  return { transactions, work, calls: () => calls };
}

describe.each(['run', 'once'] as const)('a unit of work, by `%s`', (way) => {
  it.each([
    ['a deadlock', { errno: 1213 }],
    ['a lock that did not come free', { errno: 1205 }],
    ['a row that changed under its snapshot', { errno: 1020 }],
    ['a busy file', { code: 'SQLITE_BUSY' }],
  ])('is tried again after %s', async (_name, fault) => {
    const { transactions, work, calls } = failing([failed(fault), failed(fault)]);
    await expect(transactions[way](work)).resolves.toBe('done');
    expect(calls()).toBe(3);
  });

  it.each([
    ['a broken unique key', failed({ errno: 1062, code: 'ER_DUP_ENTRY' })],
    ['a lost connection: it may have been written', failed({ code: 'PROTOCOL_CONNECTION_LOST' })],
    ['a fault of ours', new Error('a bug')],
  ])('is not tried again after %s', async (_name, fault) => {
    const { transactions, work, calls } = failing([fault]);
    await expect(transactions[way](work)).rejects.toBe(fault);
    expect(calls()).toBe(1);
  });

  it('gives up in the end, and leaves its place to others', async () => {
    const deadlock = failed({ errno: 1213 });
    const { transactions, work, calls } = failing(Array.from({ length: 6 }, () => deadlock));
    await expect(transactions[way](work)).rejects.toBe(deadlock);
    expect(calls()).toBe(6);
    await expect(transactions[way](work)).resolves.toBe('done');
  });

  it('does not nest', async () => {
    const { transactions } = failing([]);
    await expect(transactions[way](() => transactions.once(async () => 1))).rejects.toThrow('must not nest');
  });
});

describeEachEngine('writes that get into each other’s way', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
    await app.rows('CREATE TABLE counters (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)');
    await app.rows(
      `INSERT INTO counters VALUES ${Array.from({ length: 60 }, (_none, id) => `(${id}, 0)`).join()}`,
    );
  });
  afterAll(async () => {
    await app.rows('DROP TABLE counters');
    await app.stop();
  });

  it('have read what was committed, on every connection, the first one too', async () => {
    if (engine.name === 'sqlite') return;
    const levels = await Promise.all(
      Array.from({ length: 20 }, () =>
        app.get(Transactions).run(async (tx) => {
          const rows: { Value: string }[] = await tx.query(
            "SHOW VARIABLES WHERE Variable_name LIKE '%\\_isolation'",
          );
          // held for a moment, so that every one of them needs a connection of its own
          await new Promise((resolve) => setTimeout(resolve, 50));
          return rows.map(({ Value }) => Value).filter((value) => /^(READ|REP)/.test(value))[0];
        }),
      ),
    );
    expect(new Set(levels)).toEqual(new Set(['READ-COMMITTED']));
  });

  it('all count once, single statements too', async () => {
    const transactions = app.get(Transactions);
    const rounds = 10;
    for (let round = 0; round < rounds; round += 1) {
      let holdsLast: () => void = () => undefined;
      const last = new Promise<void>((resolve) => (holdsLast = resolve));
      // The heavier side: where two wait for each other, the database gives up the lighter one.
      const heavy = transactions.run(async (tx) => {
        await tx.query('UPDATE counters SET n = n + 1 WHERE id >= 2');
        await tx.query('UPDATE counters SET n = n + 1 WHERE id = 1');
        holdsLast();
        await new Promise((resolve) => setTimeout(resolve, 30));
        await tx.query('UPDATE counters SET n = n + 1 WHERE id = 0');
      });
      await last;
      const light = transactions.once((db) => db.query('UPDATE counters SET n = n + 1 WHERE id IN (0, 1)'));
      await Promise.all([heavy, light]);
    }
    const rows = await app.rows<{ n: number }>('SELECT n FROM counters ORDER BY id LIMIT 3');
    expect(rows.map(({ n }) => n)).toEqual([2 * rounds, 2 * rounds, rounds]);
  });
});
