import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { execute } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import { Periodic } from '../delivery/periodic.js';
import { InjectLogger } from '../logging/logging.module.js';
import { sealedColumns, type SealedColumn, type SealedRow } from './sealed-columns.js';

const everyMs = 10 * 60_000;
/** Once nothing was left: an older process may have gone on sealing for a while. */
const restMs = 24 * 3_600_000;
const pageSize = 1000;
/** So many rows are locked at a time. */
const chunk = 100;

/** Rows by `table.column`: sealed anew, and those that no key opens. */
export type Resealed = { rows: Record<string, number>; unreadable: Record<string, number> };

/**
 * Seals anew what an older key sealed, while the ring has one, so that it can be taken out. Every process may do it:
 * what changed since it was read is left to the next round.
 */
@Injectable()
export class KeyRotation implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;
  private stopping = false;
  private restUntil = 0;

  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {
    const work = async () => {
      if (this.cipher.olderKeys.length > 0 && this.clock.now() >= this.restUntil) await this.round();
    };
    this.periodic = new Periodic('sealing anew', everyMs, work, logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.periodic.stop();
  }

  async round(): Promise<Resealed> {
    const done: Resealed = { rows: {}, unreadable: {} };
    const columns = await this.transactions.once(async (db) => sealedColumns(db.dataSource.entityMetadatas));
    for (const column of columns) await this.reseal(column, done);
    if (this.stopping) return done;
    const { olderKeys } = this.cipher;
    if (Object.keys(done.unreadable).length > 0)
      this.logger.error(
        { unreadable: done.unreadable },
        'rows are sealed with keys that are not in the ring',
      );
    if (Object.keys(done.rows).length > 0) {
      this.logger.info({ rows: done.rows, olderKeys }, 'sealed anew with the first key');
    } else {
      this.restUntil = this.clock.now() + restMs;
      this.logger.info({ olderKeys }, 'nothing is sealed with older keys any more');
    }
    return done;
  }

  private async reseal(column: SealedColumn, done: Resealed): Promise<void> {
    const name = `${column.table}.${column.column}`;
    const count = (of: Record<string, number>, rows: number) => {
      if (rows > 0) of[name] = (of[name] ?? 0) + rows;
    };
    for (let after: SealedRow | null = null; !this.stopping;) {
      const began = performance.now();
      const page: SealedRow[] = await this.page(column, after);
      const old = page.filter(({ sealed }) => sealed && !this.cipher.isCurrent(String(sealed)));
      for (let i = 0; i < old.length; i += chunk) {
        const anew = old.slice(i, i + chunk).flatMap((row) => this.anew(column, row) ?? []);
        count(done.unreadable, Math.min(chunk, old.length - i) - anew.length);
        count(done.rows, await this.write(column, anew));
      }
      if (page.length < pageSize) return;
      after = page.at(-1) ?? null;
      await sleep(2 * (performance.now() - began), undefined, { ref: false });
    }
  }

  /** Along the primary key, whatever the rows are sealed with: so a page never takes long to find. */
  private page({ table, keys, column, needs }: SealedColumn, after: SealedRow | null): Promise<SealedRow[]> {
    const key = keys.join(', ');
    const from = after ? `WHERE (${key}) > (${keys.map(() => '?').join()})` : '';
    const named = [key, ...needs, `${column} AS sealed`].join(', ');
    const sql = `SELECT ${named} FROM ${table} ${from} ORDER BY ${key} LIMIT ?`;
    const last = after ? valuesOf(keys, after) : [];
    return this.transactions.once((db) => db.query(sql, [...last, pageSize]));
  }

  private anew({ keys, placeOf }: SealedColumn, row: SealedRow): Anew | null {
    const before = String(row['sealed']);
    try {
      const place = placeOf(row);
      const sealed = this.cipher.seal(this.cipher.open(before, place), place);
      return { key: valuesOf(keys, row), before, sealed };
    } catch {
      return null;
    }
  }

  /** @returns how many had not changed since they were read */
  private write({ table, keys, column }: SealedColumn, anew: readonly Anew[]): Promise<number> {
    if (anew.length === 0) return Promise.resolve(0);
    const one = keys.map((key) => `${key} = ?`).join(' AND ');
    const sql = `UPDATE ${table} SET ${column} = ? WHERE ${one} AND ${column} = ?`;
    return this.transactions.run(async (tx) => {
      let written = 0;
      for (const { key, before, sealed } of anew) written += await execute(tx, sql, [sealed, ...key, before]);
      return written;
    });
  }
}

type Anew = { key: (string | number)[]; before: string; sealed: string };

const valuesOf = (keys: readonly string[], row: SealedRow) => keys.map((key) => row[key] ?? '');
