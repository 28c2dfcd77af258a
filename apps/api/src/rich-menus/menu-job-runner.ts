import { randomUUID } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { Periodic } from '../delivery/periodic.js';
import { Underway } from '../delivery/underway.js';
import { InjectLogger } from '../logging/logging.module.js';
import { leaseMs } from './menu-job-step.js';
import { MenuJobWork, Interrupted } from './menu-job-work.js';
import { RichMenuJobRepository } from './rich-menu-job.repository.js';
import type { RichMenuJobEntity } from './rich-menu.entities.js';

const everyMs = 2_000;

/** Finds jobs and works on those of several channels side by side. Runs in every process; the lease lets one work. */
@Injectable()
export class MenuJobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;
  private readonly underway = new Underway();

  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: RichMenuJobRepository,
    private readonly work: MenuJobWork,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.periodic = new Periodic('rich menu jobs', everyMs, () => this.start(), logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.work.stop();
    await this.periodic.stop();
    await this.underway.ended();
  }

  /** Soon, in this process; the round of another finds it otherwise. */
  wake(): void {
    setImmediate(() => {
      this.track(this.start());
    });
  }

  /** Begins what is due and waits until it is over, or put off. */
  async round(): Promise<void> {
    await this.start();
    await this.underway.ended();
  }

  private async start(): Promise<void> {
    const due = await this.transactions.once((db) => this.jobs.listDue(db, this.clock.now()));
    for (const job of due) this.track(this.run(job));
  }

  private async run(found: RichMenuJobEntity): Promise<void> {
    const lease = { leaseToken: randomUUID(), leaseUntil: this.clock.now() + leaseMs };
    if (!(await this.transactions.run((tx) => this.jobs.claim(tx, found, lease)))) return;
    try {
      await this.work.workOff({ ...found, ...lease, state: 'running' });
    } catch (error) {
      // Stopped by somebody or with the process, or the lease is another's by now: whoever has it goes on.
      if (!(error instanceof Interrupted)) throw error;
    }
  }

  private track(task: Promise<void>): void {
    void this.underway.track(task, (error) =>
      this.logger.warn({ err: error }, 'a rich menu job waits for the next round'),
    );
  }
}
