/** One clock for all rules. Milliseconds since the epoch. */
export abstract class Clock {
  abstract now(): number;
}

/**
 * The database's clock, carried forward by this process's monotonic timer: a wrong or shifted wall clock of an
 * application host changes nothing, and judging an expiry costs no statement.
 */
export class DatabaseClock extends Clock {
  private offset = 0;

  constructor(private readonly readDatabaseTime: () => Promise<number>) {
    super();
  }

  now(): number {
    return Math.floor(this.offset + performance.now());
  }

  /** Half of the round trip is the best guess of when the database looked at its clock. */
  async synchronise(): Promise<void> {
    const before = performance.now();
    const databaseTime = await this.readDatabaseTime();
    this.offset = databaseTime - (before + performance.now()) / 2;
  }
}
