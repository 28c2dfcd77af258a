import { readFileSync } from 'node:fs';
import { DatabaseClock } from './clock.js';

const lookEveryMs = 500;

/**
 * For sandboxes: the database's clock and as many milliseconds more as a file says, looked at twice a second. Days
 * pass in all processes that name the file, as fast as somebody writes it.
 */
export class SandboxClock extends DatabaseClock {
  private ahead = 0;

  constructor(
    readDatabaseTime: () => Promise<number>,
    private readonly file: string,
  ) {
    super(readDatabaseTime);
    this.look();
    setInterval(() => this.look(), lookEveryMs).unref();
  }

  override now(): number {
    return super.now() + this.ahead;
  }

  /** A file that is not there, or half written, changes nothing. */
  private look(): void {
    try {
      const said = Number.parseInt(readFileSync(this.file, 'utf8'), 10);
      if (Number.isSafeInteger(said)) this.ahead = said;
    } catch {
      return;
    }
  }
}
