import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { isRetryable } from './database-errors.js';

/** No connection came free in time. */
export class DatabaseBusy extends Error {
  constructor() {
    super('no database connection came free in time');
    this.name = 'DatabaseBusy';
  }
}

/** What the running unit of work wants done once it is in the database. */
const inside = new AsyncLocalStorage<(() => void)[]>();

/**
 * Has something done after the commit of the running unit of work, to wake whoever works on what it wrote. It must be
 * brief and must not throw; a process that dies before never does it.
 */
export function afterCommit(effect: () => void): void {
  const effects = inside.getStore();
  if (!effects) throw new Error('no unit of work is running');
  effects.push(effect);
}

function refuseNesting(): void {
  if (inside.getStore()) {
    throw new Error('Transactions must not nest: hand the EntityManager on instead');
  }
}

/** Hands out `size` places; a caller waits for one at most `waitMs`. */
class Gate {
  private readonly waiting: (() => void)[] = [];

  constructor(
    private free: number,
    private readonly waitMs: number,
  ) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await this.queue();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  private queue(): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        const place = this.waiting.indexOf(enter);
        if (place >= 0) this.waiting.splice(place, 1);
        reject(new DatabaseBusy());
      }, this.waitMs);
      this.waiting.push(enter);
    });
  }
}

/**
 * Every access to the database goes through here.
 *
 * SQLite has one connection: units of work, reads too, run one after the other, so that nothing falls into another
 * unit's transaction. MySQL runs them side by side, READ COMMITTED. A unit that the database gave up, in a deadlock
 * for one, is tried again as a whole.
 */
export class Transactions {
  private readonly gate: Gate;
  private readonly attempts = 6;

  constructor(
    private readonly dataSource: DataSource,
    poolSize: number,
    waitMs = 5000,
    private readonly onRetry: (error: unknown) => void = () => undefined,
  ) {
    this.gate = new Gate(poolSize, waitMs);
  }

  /** Runs `work` in one transaction; it may run again, so it must have no effect outside the database. */
  run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.persist(() => this.dataSource.transaction(work));
  }

  /**
   * Statements that need no transaction: reads, and one atomic write. That one can fall victim to a deadlock as well;
   * the database has undone it then, so `work` runs again. More than one write belongs into `run`, unless doing the
   * earlier ones twice changes nothing.
   */
  once<T>(work: (db: EntityManager) => Promise<T>): Promise<T> {
    return this.persist(() => work(this.dataSource.manager));
  }

  private async persist<T>(unit: () => Promise<T>): Promise<T> {
    refuseNesting();
    for (let attempt = 1; ; attempt += 1) {
      try {
        const effects: (() => void)[] = [];
        const result = await this.gate.pass(() => inside.run(effects, unit));
        for (const effect of effects) effect();
        return result;
      } catch (error) {
        if (attempt >= this.attempts || !isRetryable(error)) throw error;
        this.onRetry(error);
        await sleep(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  get engine(): 'mysql' | 'sqlite' {
    return this.dataSource.options.type === 'mysql' ? 'mysql' : 'sqlite';
  }
}
