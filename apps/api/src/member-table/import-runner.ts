import { randomUUID } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { MemberImport } from '@tieline/contracts';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { releaseGrowth } from '../config/release-memory.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { Underway } from '../delivery/underway.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ImportFiles } from './import-files.js';
import { chunksOf, surveyFile, type Chunk } from './member-file.js';
import { MemberImportRepository } from './member-import.repository.js';
import type { MemberImportEntity } from './member-table.entities.js';
import { RejectsFile } from './rejects-file.js';
import { ShopMembers } from './shop-members.js';

const linesAtOnce = 500;
/** renewed with every piece; a process that dies is replaced after this */
const leaseMs = 60_000;

type Counts = NonNullable<MemberImport['counts']>;
class Interrupted extends Error {}

/**
 * Checks and imports files, one piece after the other, each in a transaction of its own: a piece may be done twice
 * (after a crash), never half, and nobody waits for a long lock.
 */
@Injectable()
export class ImportRunner implements BeforeApplicationShutdown {
  private readonly underway = new Underway();
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly imports: MemberImportRepository,
    private readonly files: ImportFiles,
    private readonly members: ShopMembers,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** What waits, or was left by a process that died. */
  async round(): Promise<void> {
    const due = await this.transactions.once((db) => this.imports.listDue(db, this.clock.now()));
    for (const row of due) await this.run(row);
  }

  /** Soon, in this process; the round of another finds it otherwise. */
  start(id: string): void {
    void this.underway.track(this.runOne(id), (error) =>
      this.logger.warn({ err: error }, 'an import could not be started'),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.underway.ended();
  }

  private async runOne(id: string): Promise<void> {
    const due = await this.transactions.once((db) => this.imports.listDue(db, this.clock.now()));
    const row = due.find((each) => each.id === id);
    if (row) await this.run(row);
  }

  private async run(found: MemberImportEntity): Promise<void> {
    const lease = { leaseToken: randomUUID(), leaseUntil: this.clock.now() + leaseMs };
    if (!(await this.transactions.run((tx) => this.imports.claim(tx, found, lease)))) return;
    const row = { ...found, ...lease };
    try {
      await (row.state === 'checking' ? this.check(row) : this.import(row));
    } catch (error) {
      // Whoever has the lease now goes on.
      if (error instanceof Interrupted) return;
      this.logger.error({ err: error, importId: row.id }, 'an import of members failed');
      await this.end(row, { state: 'failed', failure: 'internal' });
    }
  }

  /** The dry run: counts and rejects, nothing else. */
  private async check(row: MemberImportEntity): Promise<void> {
    const survey = await surveyFile(this.pieces(row), row.encoding);
    if (survey.kind === 'failed') return this.end(row, { state: 'failed', failure: survey.failure });
    await this.progress(row, { total: survey.total }, (tx) => this.imports.dropParts(tx, row.id, 'rejects'));
    const counts: Counts = { new: 0, changed: 0, same: 0, invalid: 0, sharedPhones: 0 };
    const phones = new Map<string, number>();
    const rejects = new RejectsFile(this.imports, row);
    let processed = 0;
    for await (const chunk of this.chunks(row)) {
      await this.count(row, chunk, counts, phones);
      rejects.add(chunk.rejects);
      processed += chunk.lines;
      rejects.written(await this.progress(row, { processed }, (tx) => rejects.write(tx, 'whole parts')));
    }
    counts.sharedPhones = [...phones.values()].filter((holders) => holders > 1).length;
    const done = { state: 'checked', counts: JSON.stringify(counts), leaseToken: '' } as const;
    await this.progress(row, done, (tx) => rejects.write(tx, 'all'));
  }

  private async count(
    row: MemberImportEntity,
    { members, rejects }: Chunk,
    counts: Counts,
    phones: Map<string, number>,
  ): Promise<void> {
    const keyed = members.map((member) => this.members.keyed(row, member));
    const keys = keyed.map(({ memberKey }) => memberKey);
    const known = await this.transactions.once((db) => this.members.known(db, row, keys));
    for (const { memberKey, contentHash, phoneIndex } of keyed) {
      const before = known.get(memberKey);
      counts[before === undefined ? 'new' : before === contentHash ? 'same' : 'changed'] += 1;
      phones.set(phoneIndex, (phones.get(phoneIndex) ?? 0) + 1);
    }
    counts.invalid += rejects.length;
  }

  private async import(row: MemberImportEntity): Promise<void> {
    let processed = 0;
    for await (const { members, lines } of this.chunks(row)) {
      const keyed = members.map((member) => this.members.keyed(row, member));
      processed += lines;
      await this.progress(row, { processed }, async (tx) => {
        const keys = keyed.map(({ memberKey }) => memberKey);
        const known = await this.members.known(tx, row, keys);
        const news = keyed.filter(({ memberKey, contentHash }) => known.get(memberKey) !== contentHash);
        await this.members.put(tx, { teamId: row.teamId, connectionId: row.connectionId }, news);
      });
    }
    await this.transactions.run((tx) => this.imports.dropParts(tx, row.id, 'file'));
    await this.end(row, { state: 'done' });
  }

  private chunks(row: MemberImportEntity): AsyncGenerator<Chunk> {
    return chunksOf(this.pieces(row), row.encoding, linesAtOnce);
  }

  private async *pieces(row: MemberImportEntity): AsyncGenerator<Buffer> {
    for await (const piece of this.files.read(row, 'file')) {
      releaseGrowth();
      yield piece;
    }
  }

  /** How far it came together with what was done, or neither. @throws Interrupted when it is not to go on */
  private progress<T>(
    row: MemberImportEntity,
    changes: Partial<MemberImportEntity>,
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T> {
    const leaseUntil = this.clock.now() + leaseMs;
    return this.transactions.run(async (tx) => {
      if (this.stopping || !(await this.imports.save(tx, row, { leaseUntil, ...changes })))
        throw new Interrupted();
      return work(tx);
    });
  }

  private async end(row: MemberImportEntity, changes: Partial<MemberImportEntity>): Promise<void> {
    const finishedAt = this.clock.now();
    await this.transactions.run((tx) =>
      this.imports.save(tx, row, { ...changes, finishedAt, leaseToken: '' }),
    );
  }
}
