import { Injectable } from '@nestjs/common';
import type { BodyOf, Tag, TagUse, changeTag, createTag } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { EveryTagUse } from './every-tag-use.js';
import type { TagEntity } from './tag.entity.js';
import { TagRepository, type TagFigures } from './tag.repository.js';

@Injectable()
export class Tags {
  constructor(
    private readonly transactions: Transactions,
    private readonly tags: TagRepository,
    private readonly uses: EveryTagUse,
    private readonly audit: AuditLog,
  ) {}

  list({ teamId }: StaffContext, archived: boolean): Promise<{ items: Tag[] }> {
    return this.transactions.once(async (db) => {
      const tags = await this.tags.list(db, teamId, archived);
      const ids = tags.map(({ id }) => id);
      const figures = await this.tags.figures(db, teamId, ids);
      const usesOf = await this.uses.of(db, teamId);
      return { items: tags.map((tag) => describe(tag, figures.get(tag.id), usesOf(tag.id))) };
    });
  }

  /** @throws tag.name_taken, for the name of an archived one too: it may come back */
  async create(ctx: StaffContext, fields: BodyOf<typeof createTag>): Promise<Tag> {
    const tag = await this.named(() =>
      this.transactions.run(async (tx) => {
        const row = await this.tags.insert(tx, ctx.teamId, fields);
        await this.record(tx, ctx, 'tag.created', row.id, { after: fields });
        return row;
      }),
    );
    return describe(tag);
  }

  /** @throws tag.name_taken */
  async change(ctx: StaffContext, id: string, changes: BodyOf<typeof changeTag>): Promise<Tag> {
    await this.named(() =>
      this.transactions.run(async (tx) => {
        const { name, category, validDays } = await this.tags.get(tx, ctx.teamId, id);
        await this.tags.change(tx, ctx.teamId, id, changes);
        const before = { name, category, validDays };
        await this.record(tx, ctx, 'tag.changed', id, { before, after: { ...before, ...changes } });
      }),
    );
    return this.get(ctx, id);
  }

  /** @throws tag.in_use while settings, a rule or a journey names it */
  async archive(ctx: StaffContext, id: string): Promise<Tag> {
    await this.transactions.run(async (tx) => {
      const { name } = await this.tags.get(tx, ctx.teamId, id);
      const uses = (await this.uses.of(tx, ctx.teamId))(id);
      if (uses.length > 0) throw new ProblemError('tag.in_use');
      if (!(await this.tags.setArchived(tx, ctx.teamId, id, true))) return;
      await this.record(tx, ctx, 'tag.archived', id, { before: { name } });
    });
    return this.get(ctx, id);
  }

  async restore(ctx: StaffContext, id: string): Promise<Tag> {
    await this.transactions.run(async (tx) => {
      const { name } = await this.tags.get(tx, ctx.teamId, id);
      if (!(await this.tags.setArchived(tx, ctx.teamId, id, false))) return;
      await this.record(tx, ctx, 'tag.restored', id, { after: { name } });
    });
    return this.get(ctx, id);
  }

  private get({ teamId }: StaffContext, id: string): Promise<Tag> {
    return this.transactions.once(async (db) => {
      const tag = await this.tags.get(db, teamId, id);
      const figures = await this.tags.figures(db, teamId, [id]);
      const usesOf = await this.uses.of(db, teamId);
      return describe(tag, figures.get(id), usesOf(id));
    });
  }

  private record(
    tx: EntityManager,
    ctx: StaffContext,
    action: string,
    targetId: string,
    change: { before?: object; after?: object },
  ): Promise<void> {
    return this.audit.record(tx, ctx, { action, targetType: 'tag', targetId, ...change });
  }

  private async named<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw isDuplicateKey(error) ? new ProblemError('tag.name_taken', {}, { cause: error }) : error;
    }
  }
}

function describe(
  { id, name, category, validDays, archivedAt, createdAt }: TagEntity,
  figures: TagFigures = { contacts: 0, addedLastWeek: 0 },
  uses: TagUse[] = [],
): Tag {
  const instants = {
    archivedAt: archivedAt === null ? null : new Date(archivedAt).toISOString(),
    createdAt: new Date(createdAt).toISOString(),
  };
  return { id, name, category, validDays, ...figures, uses, ...instants };
}
