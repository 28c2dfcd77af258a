import { Injectable } from '@nestjs/common';
import type { Tag } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { TagRepository, type CountedTag } from './tag.repository.js';

@Injectable()
export class Tags {
  constructor(
    private readonly transactions: Transactions,
    private readonly tags: TagRepository,
    private readonly audit: AuditLog,
  ) {}

  async list(ctx: StaffContext): Promise<{ items: Tag[] }> {
    const tags = await this.transactions.once((db) => this.tags.listCounted(db, ctx.teamId));
    return { items: tags.map(toTag) };
  }

  async create(ctx: StaffContext, name: string): Promise<Tag> {
    try {
      const tag = await this.transactions.run(async (tx) => {
        const row = await this.tags.insert(tx, ctx.teamId, name);
        const target = { action: 'tag.created', targetType: 'tag', targetId: row.id };
        await this.audit.record(tx, ctx, { ...target, after: { name } });
        return row;
      });
      return toTag({ ...tag, contacts: 0 });
    } catch (error) {
      throw isDuplicateKey(error) ? new ProblemError('tag.name_taken', {}, { cause: error }) : error;
    }
  }
}

function toTag({ id, name, contacts, createdAt }: CountedTag): Tag {
  return { id, name, contacts, createdAt: new Date(createdAt).toISOString() };
}
