import { randomUUID } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { MemberImport } from '@tieline/contracts';
import type { Logger } from 'pino';
import { collectGarbage } from '../config/release-memory.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { InjectLogger } from '../logging/logging.module.js';
import { chunksOf, readMemberFile, rejectLine, rejectsHeading, type MemberFile } from './member-file.js';
import { MemberImportRepository } from './member-import.repository.js';
import type { MemberImportEntity } from './member-table.entities.js';
import { ShopMembers } from './shop-members.js';

const linesAtOnce = 500;
/** above this a process collects after every so many lines */
const muchMemory = 200 * 1024 * 1024;
const linesBetweenCollections = 2_500;
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
  private readonly running = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly imports: MemberImportRepository,
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
    const work = this.transactions
      .once((db) => this.imports.listDue(db, this.clock.now()))
      .then((due) => due.find((row) => row.id === id))
      .then((row) => (row ? this.run(row) : undefined))
      .catch((error: unknown) => this.logger.warn({ err: error }, 'an import could not be started'))
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.running);
  }

  private async run(found: MemberImportEntity): Promise<void> {
    const lease = { leaseToken: randomUUID(), leaseUntil: this.clock.now() + leaseMs };
    if (!(await this.transactions.run((tx) => this.imports.claim(tx, found, lease)))) return;
    const row = { ...found, ...lease };
    try {
      // The bytes are not kept beside the text.
      const file = readMemberFile(
        await this.transactions.once((db) => this.imports.readParts(db, row, 'file')),
        row.encoding,
      );
      if (file.kind === 'failed') return await this.end(row, { state: 'failed', failure: file.failure });
      await (row.state === 'checking' ? this.check(row, file) : this.import(row, file));
    } catch (error) {
      // Whoever has the lease now goes on.
      if (error instanceof Interrupted) return;
      this.logger.error({ err: error, importId: row.id }, 'an import of members failed');
      await this.end(row, { state: 'failed', failure: 'internal' });
    }
  }

  /** The dry run: counts and rejects, nothing else. */
  private async check(row: MemberImportEntity, file: Extract<MemberFile, { kind: 'rows' }>): Promise<void> {
    const counts: Counts = { new: 0, changed: 0, same: 0, invalid: 0, sharedPhones: 0 };
    const phones = new Map<string, number>();
    const rejects: string[] = [rejectsHeading];
    let processed = 0;
    for (const chunk of chunksOf(file.rows(), linesAtOnce)) {
      const keyed = chunk.members.map((member) => this.members.keyed(row, member));
      const keys = keyed.map(({ memberKey }) => memberKey);
      const known = await this.transactions.once((db) => this.members.known(db, row, keys));
      for (const { memberKey, contentHash, phoneIndex } of keyed) {
        const before = known.get(memberKey);
        counts[before === undefined ? 'new' : before === contentHash ? 'same' : 'changed'] += 1;
        phones.set(phoneIndex, (phones.get(phoneIndex) ?? 0) + 1);
      }
      counts.invalid += chunk.rejects.length;
      rejects.push(...chunk.rejects.map(rejectLine));
      processed += chunk.lines;
      await this.progress(row, { total: file.total, processed });
      collectWhenMuch(processed);
    }
    counts.sharedPhones = [...phones.values()].filter((holders) => holders > 1).length;
    await this.transactions.run(async (tx) => {
      await this.imports.dropParts(tx, row.id, 'rejects');
      await this.imports.writeParts(tx, row, 'rejects', Buffer.from(rejects.join('')));
      const done = { state: 'checked', counts: JSON.stringify(counts), leaseToken: '' } as const;
      if (!(await this.imports.save(tx, row, done))) throw new Interrupted();
    });
  }

  private async import(row: MemberImportEntity, file: Extract<MemberFile, { kind: 'rows' }>): Promise<void> {
    let processed = 0;
    for (const chunk of chunksOf(file.rows(), linesAtOnce)) {
      const keyed = chunk.members.map((member) => this.members.keyed(row, member));
      processed += chunk.lines;
      const changes = { processed, leaseUntil: this.clock.now() + leaseMs };
      await this.transactions.run(async (tx) => {
        const known = await this.members.known(
          tx,
          row,
          keyed.map(({ memberKey }) => memberKey),
        );
        const news = keyed.filter(({ memberKey, contentHash }) => known.get(memberKey) !== contentHash);
        await this.members.put(tx, { teamId: row.teamId, connectionId: row.connectionId }, news);
        if (this.stopping || !(await this.imports.save(tx, row, changes))) throw new Interrupted();
      });
      collectWhenMuch(processed);
    }
    await this.transactions.run((tx) => this.imports.dropParts(tx, row.id, 'file'));
    await this.end(row, { state: 'done' });
  }

  private async progress(row: MemberImportEntity, changes: Partial<MemberImportEntity>): Promise<void> {
    const leaseUntil = this.clock.now() + leaseMs;
    const kept = await this.transactions.run((tx) => this.imports.save(tx, row, { ...changes, leaseUntil }));
    if (this.stopping || !kept) throw new Interrupted();
  }

  private async end(row: MemberImportEntity, changes: Partial<MemberImportEntity>): Promise<void> {
    const finishedAt = this.clock.now();
    await this.transactions.run((tx) =>
      this.imports.save(tx, row, { ...changes, finishedAt, leaseToken: '' }),
    );
  }
}

/** `processed` grows by `linesAtOnce`, but for the last piece. */
function collectWhenMuch(processed: number): void {
  if (processed % linesBetweenCollections === 0 && process.memoryUsage.rss() > muchMemory) collectGarbage();
}
