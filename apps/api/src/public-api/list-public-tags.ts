import { Injectable } from '@nestjs/common';
import type { ResponseOf, listPublicTags } from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import type { ApiContext } from '../http/request-context.js';
import { TagRepository } from '../tagging/tag.repository.js';

@Injectable()
export class ListPublicTags {
  constructor(
    private readonly transactions: Transactions,
    private readonly tags: TagRepository,
  ) {}

  async list({ teamId }: ApiContext): Promise<ResponseOf<typeof listPublicTags>> {
    const tags = await this.transactions.once((db) => this.tags.list(db, teamId, false));
    return { items: tags.map(({ id, name, category }) => ({ id, name, category })) };
  }
}
