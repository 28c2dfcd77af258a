import { randomUUID } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Logger } from 'pino';
import { ContactSelection, type SealedFilter } from '../contacts/contact-selection.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { Periodic } from '../delivery/periodic.js';
import { Underway } from '../delivery/underway.js';
import { InjectLogger } from '../logging/logging.module.js';
import { TaggingRepository } from '../tagging/tagging.repository.js';
import type { TagJobEntity } from './tag-job.entities.js';
import { TagJobRepository, contactsAPart } from './tag-job.repository.js';

const everyMs = 5_000;
/** renewed with every piece; a process that dies is replaced after this */
const leaseMs = 30_000;

class Interrupted extends Error {}
type Piece = { ids: string[]; cursor: string };

/**
 * Works through contacts, a piece in a transaction together with how far it came: after a crash nothing is done
 * twice, and whoever cancels waits for one piece at most. Runs in every process; the lease lets one work.
 */
@Injectable()
export class TagJobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;
  private readonly underway = new Underway();
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: TagJobRepository,
    private readonly taggings: TaggingRepository,
    private readonly selection: ContactSelection,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.periodic = new Periodic('tag jobs', everyMs, () => this.round(), logger);
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
      this.logger.warn({ err: error }, 'a tag job could not be started'),
    );
  }

  /** Whatever waits for a job that ends meanwhile is done too. */
  async round(): Promise<void> {
    for (let hasEnded = true; hasEnded;) {
      const due = await this.transactions.once((db) => this.jobs.listDue(db, this.clock.now()));
      hasEnded = false;
      for (const job of due) if (await this.run(job)) hasEnded = true;
    }
  }

  /** True when this process has ended it. */
  private async run(found: TagJobEntity): Promise<boolean> {
    const lease = { leaseToken: randomUUID(), leaseUntil: this.clock.now() + leaseMs };
    if (!(await this.transactions.run((tx) => this.jobs.claim(tx, found, lease)))) return false;
    const job: TagJobEntity = { ...found, ...lease, state: 'running' };
    try {
      for await (const piece of this.piecesOf(job)) await this.work(job, piece);
      await this.end(job, 'done');
    } catch (error) {
      // cancelled, stopping, or whoever has the lease now goes on
      if (error instanceof Interrupted) return false;
      this.logger.error({ err: error, tagJobId: job.id }, 'a tag job failed');
      await this.end(job, 'failed');
    }
    return true;
  }

  private async work(job: TagJobEntity, { ids, cursor }: Piece): Promise<void> {
    if (this.stopping) throw new Interrupted();
    const progress = await this.transactions.run(async (tx) => {
      const changed = await this.apply(tx, job, ids);
      const leaseUntil = this.clock.now() + leaseMs;
      const next = {
        cursor,
        processed: job.processed + ids.length,
        changed: job.changed + changed,
        leaseUntil,
      };
      if (!(await this.jobs.save(tx, job, next))) throw new Interrupted();
      return next;
    });
    Object.assign(job, progress);
  }

  /** What is left, after the piece that was worked on last. */
  private piecesOf({ id, teamId, filterSealed, cursor }: TagJobEntity): AsyncGenerator<Piece> {
    if (filterSealed === null) return this.parts(id, cursor === null ? 0 : Number(cursor) + 1);
    return this.pages({ teamId, jobId: id, filterSealed }, cursor ?? undefined);
  }

  private async *parts(jobId: string, from: number): AsyncGenerator<Piece> {
    for (let position = from; ; position += 1) {
      const ids = await this.transactions.once((db) => this.jobs.part(db, jobId, position));
      if (ids.length === 0) return;
      yield { ids, cursor: String(position) };
    }
  }

  private async *pages(sealed: SealedFilter, after: string | undefined): AsyncGenerator<Piece> {
    const filter = await this.transactions.once((db) => this.selection.open(db, sealed));
    for (let before = after; ;) {
      const ids = await this.transactions.once((db) =>
        this.selection.page(db, filter, before, contactsAPart),
      );
      const last = ids.at(-1);
      if (last === undefined) return;
      yield { ids, cursor: last };
      before = last;
    }
  }

  private async apply(tx: EntityManager, job: TagJobEntity, ids: readonly string[]): Promise<number> {
    const { teamId, staffId, kind, tagId, otherTagId } = job;
    if (kind === 'remove') return this.taggings.takeOff(tx, { teamId, by: 'bulk' }, ids, [tagId]);
    const source = ({ add: 'bulk', import: 'import', merge: 'tag_merge' } as const)[kind];
    const on = await this.taggings.putOn(tx, { teamId, staffId, source }, ids, [tagId]);
    if (otherTagId !== null) await this.taggings.takeOff(tx, { teamId, by: 'tag_merge' }, ids, [otherTagId]);
    return on;
  }

  private async end(job: TagJobEntity, state: 'done' | 'failed'): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (await this.jobs.save(tx, job, { state, finishedAt: this.clock.now() })) {
        await this.jobs.dropParts(tx, job.id);
      }
    });
  }
}
