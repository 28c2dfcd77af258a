import { Injectable } from '@nestjs/common';
import type { ContactImport, ResponseOf, listContactImports } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { MemberImportRepository } from '../member-table/member-import.repository.js';
import { ContactImportEnds } from './contact-import-ends.js';
import type { ContactImportEntity } from './contact-import.entity.js';
import { ContactImportRepository } from './contact-import.repository.js';
import { ContactImportRunner } from './contact-import-runner.js';

const shown = 20;
type File = { fileName: string; bytes: Buffer; encoding: 'utf-8' | 'big5' };

/** What staff do with imports of people. The work itself is the runner's. */
@Injectable()
export class ContactImports {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly imports: ContactImportRepository,
    private readonly parts: MemberImportRepository,
    private readonly runner: ContactImportRunner,
    private readonly ends: ContactImportEnds,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws request.conflict while another import of the channel is under way */
  async start(ctx: StaffContext, channelId: string, file: File | null): Promise<ContactImport> {
    const { teamId, staffId } = ctx;
    const row: ContactImportEntity = {
      id: newId(),
      teamId,
      channelId,
      staffId,
      kind: file ? 'omnichat' : 'followers',
      fileName: file && file.fileName.slice(-200),
      encoding: file && file.encoding,
      state: 'waiting',
      failure: null,
      nextPage: null,
      total: null,
      processed: 0,
      added: 0,
      same: 0,
      rejected: 0,
      leaseToken: '',
      leaseUntil: 0,
      createdAt: this.clock.now(),
      finishedAt: null,
    };
    await this.transactions.run(async (tx) => {
      await this.channels.get(tx, teamId, channelId);
      if (await this.imports.isOpen(tx, teamId, channelId)) throw new ProblemError('request.conflict');
      if (file) await this.parts.addParts(tx, row, 'file', file.bytes);
      await this.imports.insert(tx, row);
      const target = { action: 'contact_import.started', targetType: 'contact_import', targetId: row.id };
      await this.audit.record(tx, ctx, { ...target, after: { kind: row.kind, channelId } });
    });
    this.runner.wake();
    return this.get(ctx, row.id);
  }

  list({ teamId }: StaffContext): Promise<ResponseOf<typeof listContactImports>> {
    return this.transactions.once(async (db) => {
      const rows = await this.imports.list(db, teamId, shown);
      const names = await this.names(db, teamId);
      return { items: rows.map((row) => describe(row, names)) };
    });
  }

  /** @throws request.conflict when it is over already */
  async stop(ctx: StaffContext, id: string): Promise<ContactImport> {
    await this.transactions.run(async (tx) => {
      const job = await this.imports.get(tx, ctx.teamId, id);
      if (!(await this.ends.stop(tx, job))) throw new ProblemError('request.conflict');
      await this.parts.dropParts(tx, id, 'file');
      const target = { action: 'contact_import.stopped', targetType: 'contact_import', targetId: id };
      await this.audit.record(tx, ctx, target);
    });
    return this.get(ctx, id);
  }

  /** @throws request.not_found, also when the lines were forgotten */
  async rejects({ teamId }: StaffContext, id: string): Promise<ContactImportEntity> {
    return this.transactions.once(async (db) => {
      const row = await this.imports.get(db, teamId, id);
      if (row.rejected === 0) return row;
      const [first] = await this.parts.someParts(db, row, 'rejects', 0);
      if (!first) throw new ProblemError('request.not_found');
      return row;
    });
  }

  private get({ teamId }: StaffContext, id: string): Promise<ContactImport> {
    return this.transactions.once(async (db) =>
      describe(await this.imports.get(db, teamId, id), await this.names(db, teamId)),
    );
  }

  private async names(db: EntityManager, teamId: string): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.channels.list(db, teamId)).map(({ id, name }) => [id, name]));
  }
}

function describe(row: ContactImportEntity, names: ReadonlyMap<string, string>): ContactImport {
  const { id, channelId, kind, fileName, state, total, processed, added, same, rejected, failure } = row;
  return {
    id,
    channelId,
    channelName: names.get(channelId) ?? '',
    kind,
    fileName,
    state,
    total,
    processed,
    added,
    same,
    rejected,
    failure,
    createdAt: new Date(row.createdAt).toISOString(),
    finishedAt: row.finishedAt === null ? null : new Date(row.finishedAt).toISOString(),
  };
}
