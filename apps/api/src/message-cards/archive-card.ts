import { Injectable } from '@nestjs/common';
import type { MessageCard } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { EverywhereUsed } from './everywhere-used.js';
import { MessageCardRepository } from './message-card.repository.js';
import { ShowCards } from './show-cards.js';

@Injectable()
export class ArchiveCard {
  constructor(
    private readonly transactions: Transactions,
    private readonly cards: MessageCardRepository,
    private readonly uses: EverywhereUsed,
    private readonly shown: ShowCards,
    private readonly audit: AuditLog,
  ) {}

  /** @throws card.in_use */
  set(ctx: StaffContext, id: string, archived: boolean): Promise<MessageCard> {
    return this.transactions.run(async (tx) => {
      const { name } = await this.cards.get(tx, ctx.teamId, id);
      // first the row: who is about to use the card holds it, and is seen after
      await this.cards.setArchived(tx, ctx.teamId, id, archived);
      const uses = await this.uses.byCard(tx, ctx.teamId);
      if (archived && uses.has(id)) throw new ProblemError('card.in_use');
      const action = archived ? 'card.archived' : 'card.restored';
      const target = { action, targetType: 'message_card', targetId: id };
      await this.audit.record(tx, ctx, { ...target, after: { name } });
      return this.shown.describe(tx, ctx, id);
    });
  }
}
