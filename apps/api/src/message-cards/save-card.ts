import { Injectable } from '@nestjs/common';
import type { BodyOf, MessageCard, MessageCardContent, saveMessageCard } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { CardUses } from '../phone-binding/card-uses.js';
import { CardCheck } from './card-check.js';
import { MessageCardRepository } from './message-card.repository.js';
import { ShowCards } from './show-cards.js';

/** Changes a card and, in the same transaction, every setting that holds a copy of it. */
@Injectable()
export class SaveCard {
  constructor(
    private readonly transactions: Transactions,
    private readonly cards: MessageCardRepository,
    private readonly uses: CardUses,
    private readonly checks: CardCheck,
    private readonly shown: ShowCards,
    private readonly audit: AuditLog,
  ) {}

  async save(
    ctx: StaffContext,
    id: string,
    { version, ...input }: BodyOf<typeof saveMessageCard>,
  ): Promise<MessageCard> {
    await this.transactions.once((db) => this.cards.get(db, ctx.teamId, id));
    const lineCheck = await this.checks.check(ctx, input.content);
    return this.transactions.run(async (tx) => {
      const { name, content } = await this.cards.get(tx, ctx.teamId, id);
      const draft = { ...input, lineCheck, staffId: ctx.staffId };
      if (!(await this.cards.replace(tx, ctx.teamId, id, version, draft))) {
        throw new ProblemError('card.changed');
      }
      await this.uses.refresh(tx, ctx, id);
      const target = { action: 'card.updated', targetType: 'message_card', targetId: id };
      const before = { name, content: JSON.parse(content) as MessageCardContent };
      await this.audit.record(tx, ctx, { ...target, before, after: input });
      return this.shown.describe(tx, ctx, id);
    });
  }
}
