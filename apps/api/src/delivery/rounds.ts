import type { Logger } from 'pino';
import { Periodic } from './periodic.js';

/** Works off what lies in rows: one round at a time in a process, soon after a wake and every `everyMs` anyway. */
export class Rounds {
  private readonly periodic: Periodic;
  private working: Promise<void> | null = null;
  private again = false;
  private stopping = false;

  /** @param workOff does some of it and tells whether more is left */
  constructor(
    private readonly name: string,
    everyMs: number,
    private readonly workOff: () => Promise<boolean>,
    private readonly logger: Logger,
  ) {
    this.periodic = new Periodic(name, everyMs, () => this.round(), logger);
  }

  start(): void {
    this.periodic.start();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.periodic.stop();
    await this.working?.catch(() => undefined);
  }

  /** Never rejects and need not be awaited. A database that is away is for the next round. */
  wake(): void {
    setImmediate(() => {
      this.round().catch((error: unknown) => this.logger.warn({ err: error }, `${this.name} wait`));
    });
  }

  /** Until nothing is left; who calls while one runs waits for what came meanwhile too. */
  async round(): Promise<void> {
    this.again = true;
    this.working ??= this.untilNothingIsLeft().finally(() => {
      this.working = null;
    });
    await this.working;
  }

  private async untilNothingIsLeft(): Promise<void> {
    while (this.again && !this.stopping) {
      this.again = false;
      if (await this.workOff()) this.again = true;
    }
  }
}
