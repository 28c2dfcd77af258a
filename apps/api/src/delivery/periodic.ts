import type { Logger } from 'pino';

/** Repeats `work`, one at a time, `everyMs` after the last one ended. A failure is logged and the next one comes. */
export class Periodic {
  private timer: NodeJS.Timeout | null = null;
  private current: Promise<void> = Promise.resolve();
  private stopped = true;

  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.schedule();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.current;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.current = this.work()
        .catch((error: unknown) => this.logger.warn({ err: error, task: this.name }, 'periodic task failed'))
        .then(() => this.schedule());
    }, this.everyMs);
    this.timer.unref();
  }
}
