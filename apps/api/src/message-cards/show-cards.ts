import { Injectable } from '@nestjs/common';
import type {
  CardUse,
  MessageCard,
  MessageCardContent,
  QueryOf,
  ResponseOf,
  listMessageCards,
} from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { StaffRepository } from '../auth/staff.repository.js';
import { Transactions } from '../database/transactions.js';
import { pageOf, readCursor } from '../http/keyset.js';
import type { StaffContext } from '../http/request-context.js';
import { EverywhereUsed } from './everywhere-used.js';
import type { MessageCardEntity } from './message-card.entity.js';
import { MessageCardRepository } from './message-card.repository.js';

@Injectable()
export class ShowCards {
  constructor(
    private readonly transactions: Transactions,
    private readonly cards: MessageCardRepository,
    private readonly uses: EverywhereUsed,
    private readonly staff: StaffRepository,
  ) {}

  list(
    ctx: StaffContext,
    { cursor, limit, state }: QueryOf<typeof listMessageCards>,
  ): Promise<ResponseOf<typeof listMessageCards>> {
    const filter = { archived: state === 'archived', before: readCursor(cursor), limit: limit + 1 };
    return this.transactions.once(async (db) => {
      const rows = await this.cards.list(db, ctx.teamId, filter);
      const uses = await this.uses.byCard(db, ctx.teamId);
      const names = await this.staff.listNames(db, [
        ...new Set(rows.flatMap(({ savedBy }) => savedBy ?? [])),
      ]);
      return pageOf(rows, limit, (row) => toCard(row, uses.get(row.id) ?? [], names));
    });
  }

  get(ctx: StaffContext, id: string): Promise<MessageCard> {
    return this.transactions.once((db) => this.describe(db, ctx, id));
  }

  /** @throws request.not_found, for another team's card too */
  async describe(db: EntityManager, ctx: StaffContext, id: string): Promise<MessageCard> {
    const row = await this.cards.get(db, ctx.teamId, id);
    const uses = await this.uses.byCard(db, ctx.teamId);
    const names = await this.staff.listNames(db, row.savedBy ? [row.savedBy] : []);
    return toCard(row, uses.get(id) ?? [], names);
  }
}

function toCard(row: MessageCardEntity, uses: CardUse[], names: ReadonlyMap<string, string>): MessageCard {
  const { id, name, version, lineCheck, savedBy } = row;
  const author = savedBy === null ? undefined : names.get(savedBy);
  return {
    id,
    name,
    content: JSON.parse(row.content) as MessageCardContent,
    version,
    lineCheck,
    archived: row.archivedAt !== null,
    uses,
    updatedAt: new Date(row.updatedAt).toISOString(),
    savedBy: savedBy === null || author === undefined ? null : { id: savedBy, name: author },
  };
}
