import { Injectable } from '@nestjs/common';
import type { MessageCard, MessageCardInput } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { CardCheck } from './card-check.js';
import { MessageCardRepository } from './message-card.repository.js';
import { ShowCards } from './show-cards.js';

@Injectable()
export class CreateCard {
  constructor(
    private readonly transactions: Transactions,
    private readonly cards: MessageCardRepository,
    private readonly checks: CardCheck,
    private readonly shown: ShowCards,
    private readonly audit: AuditLog,
  ) {}

  async create(ctx: StaffContext, input: MessageCardInput): Promise<MessageCard> {
    const lineCheck = await this.checks.check(ctx, input.content);
    return this.transactions.run(async (tx) => {
      const id = await this.cards.insert(tx, ctx.teamId, { ...input, lineCheck, staffId: ctx.staffId });
      const target = { action: 'card.created', targetType: 'message_card', targetId: id };
      await this.audit.record(tx, ctx, { ...target, after: input });
      return this.shown.describe(tx, ctx, id);
    });
  }
}
