import { randomUUID } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { Periodic } from '../delivery/periodic.js';
import { Underway } from '../delivery/underway.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ContactImportEnds } from './contact-import-ends.js';
import type { ContactImportEntity } from './contact-import.entity.js';
import { ContactImportRepository } from './contact-import.repository.js';
import { Interrupted, type ImportSteps } from './import-steps.js';
import { OmnichatImport } from './omnichat-import.js';
import { FollowerImport } from './follower-import.js';

const everyMs = 5_000;
/** renewed with every piece; a process that dies is replaced after this */
const leaseMs = 30_000;

/** Works on imports, a piece in a transaction. Runs in every process; the lease lets one work. */
@Injectable()
export class ContactImportRunner implements OnApplicationBootstrap, BeforeApplicationShutdown, ImportSteps {
  private readonly periodic: Periodic;
  private readonly underway = new Underway();
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ContactImportRepository,
    private readonly omnichat: OmnichatImport,
    private readonly followers: FollowerImport,
    private readonly ends: ContactImportEnds,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.periodic = new Periodic('contact imports', everyMs, () => this.round(), logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.periodic.stop();
    await this.underway.ended();
  }

  /** Soon, in this process; the round of another finds it otherwise. */
  wake(): void {
    void this.underway.track(this.round(), (error) =>
      this.logger.warn({ err: error }, 'a contact import could not be started'),
    );
  }

  async round(): Promise<void> {
    const due = await this.transactions.once((db) => this.imports.listDue(db, this.clock.now()));
    for (const job of due) await this.run(job);
  }

  /** How far it came together with what was done, or neither. @throws Interrupted when it is not to go on */
  async step(
    job: ContactImportEntity,
    work: (tx: EntityManager) => Promise<Partial<ContactImportEntity>>,
  ): Promise<void> {
    const changes = await this.transactions.run(async (tx) => {
      const done = { ...(await work(tx)), leaseUntil: this.clock.now() + leaseMs };
      if (this.stopping || !(await this.imports.save(tx, job, done))) throw new Interrupted();
      return done;
    });
    Object.assign(job, changes);
  }

  private async run(found: ContactImportEntity): Promise<void> {
    const lease = { leaseToken: randomUUID(), leaseUntil: this.clock.now() + leaseMs };
    if (!(await this.transactions.once((db) => this.imports.claim(db, found, lease)))) return;
    const job: ContactImportEntity = { ...found, ...lease, state: 'running' };
    try {
      const failure = await (job.kind === 'omnichat' ? this.omnichat : this.followers).work(job, this);
      await this.end(job, failure);
    } catch (error) {
      // stopped, or whoever has the lease now goes on
      if (error instanceof Interrupted) return;
      this.logger.error({ err: error, contactImportId: job.id }, 'a contact import failed');
      await this.end(job, 'internal');
    }
  }

  private async end(job: ContactImportEntity, failure: ContactImportEntity['failure']): Promise<void> {
    await this.transactions.run((tx) => this.ends.finish(tx, job, failure));
  }
}
