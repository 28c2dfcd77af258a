import { Injectable } from '@nestjs/common';
import type { MemberImport, QueryOf, ResponseOf, listMemberImports, uploadMembers } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { ShopConnectionRepository } from '../shops/shop-connection.repository.js';
import { ImportRunner } from './import-runner.js';
import { MemberImportRepository } from './member-import.repository.js';
import type { MemberImportEntity } from './member-table.entities.js';
import { ShopMembers, type TablePlace } from './shop-members.js';

const shown = 10;
type Upload = QueryOf<typeof uploadMembers> & { connectionId: string; fileName: string; bytes: Buffer };

/** What staff do with a file of members. The work itself is the runner's. */
@Injectable()
export class MemberImports {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: ShopConnectionRepository,
    private readonly imports: MemberImportRepository,
    private readonly members: ShopMembers,
    private readonly runner: ImportRunner,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws request.conflict when the shop is asked itself, or another file is being imported */
  async upload(
    ctx: StaffContext,
    { connectionId, encoding, fileName, bytes }: Upload,
  ): Promise<MemberImport> {
    const { teamId } = ctx;
    const { platform } = await this.transactions.once((db) => this.connections.get(db, teamId, connectionId));
    if (platform !== 'csv') throw new ProblemError('request.conflict');
    const place = { teamId, connectionId };
    const now = this.clock.now();
    const row: MemberImportEntity = {
      id: newId(),
      ...place,
      fileName: fileName.slice(-200),
      encoding,
      state: 'checking',
      total: null,
      processed: 0,
      counts: null,
      failure: null,
      leaseToken: '',
      leaseUntil: 0,
      createdAt: now,
      finishedAt: null,
    };
    await this.transactions.run(async (tx) => {
      if (await this.imports.importing(tx, place)) throw new ProblemError('request.conflict');
      await this.imports.discardOpen(tx, place, now);
      await this.imports.addParts(tx, row, 'file', bytes);
      await this.imports.insert(tx, row);
      const target = { action: 'members.uploaded', targetType: 'member_import', targetId: row.id };
      await this.audit.record(tx, ctx, { ...target, after: { connectionId, size: bytes.length } });
    });
    this.runner.start(row.id);
    return describe(row);
  }

  async list(ctx: StaffContext, connectionId: string): Promise<ResponseOf<typeof listMemberImports>> {
    const place = await this.place(ctx, connectionId);
    return this.transactions.once(async (db) => ({
      items: (await this.imports.list(db, place, shown)).map(describe),
      members: await this.members.count(db, place),
    }));
  }

  async get(ctx: StaffContext, id: string): Promise<MemberImport> {
    return describe(await this.transactions.once((db) => this.imports.get(db, ctx.teamId, id)));
  }

  /** @throws request.conflict when it is not waiting to be applied */
  async apply(ctx: StaffContext, id: string): Promise<MemberImport> {
    await this.transactions.run(async (tx) => {
      await this.imports.get(tx, ctx.teamId, id);
      const next = { state: 'importing', processed: 0, leaseToken: '', leaseUntil: 0 } as const;
      const moved = await this.imports.move(tx, { teamId: ctx.teamId, id }, 'checked', next);
      if (!moved) throw new ProblemError('request.conflict');
      const target = { action: 'members.imported', targetType: 'member_import', targetId: id };
      await this.audit.record(tx, ctx, target);
    });
    this.runner.start(id);
    return this.get(ctx, id);
  }

  /** @throws request.not_found, for another team's connection too */
  private async place({ teamId }: StaffContext, connectionId: string): Promise<TablePlace> {
    await this.transactions.once((db) => this.connections.get(db, teamId, connectionId));
    return { teamId, connectionId };
  }
}

function describe(row: MemberImportEntity): MemberImport {
  const { id, connectionId, fileName, encoding, state, total, processed, failure } = row;
  const counts = row.counts === null ? null : (JSON.parse(row.counts) as MemberImport['counts']);
  const createdAt = new Date(row.createdAt).toISOString();
  const finishedAt = row.finishedAt === null ? null : new Date(row.finishedAt).toISOString();
  return {
    id,
    connectionId,
    fileName,
    encoding,
    state,
    total,
    processed,
    counts,
    failure,
    createdAt,
    finishedAt,
  };
}
