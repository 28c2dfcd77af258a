import { Injectable } from '@nestjs/common';
import {
  bindingRoles,
  type BodyOf,
  type MessageCard,
  type MessageCardContent,
  type saveMessageCard,
} from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { CardUses } from '../phone-binding/card-uses.js';
import { CardCheck } from './card-check.js';
import { EverywhereUsed } from './everywhere-used.js';
import { MessageCardRepository } from './message-card.repository.js';
import { ShowCards } from './show-cards.js';

/** Changes a card and, in the same transaction, every setting that holds a copy of it. */
@Injectable()
export class SaveCard {
  constructor(
    private readonly transactions: Transactions,
    private readonly cards: MessageCardRepository,
    private readonly uses: EverywhereUsed,
    private readonly bindings: CardUses,
    private readonly checks: CardCheck,
    private readonly shown: ShowCards,
    private readonly audit: AuditLog,
  ) {}

  async save(
    ctx: StaffContext,
    id: string,
    { version, ...input }: BodyOf<typeof saveMessageCard>,
  ): Promise<MessageCard> {
    const channelIds = await this.transactions.once(async (db) => {
      await this.cards.get(db, ctx.teamId, id);
      return this.channelsOf(db, ctx, id);
    });
    const lineCheck = await this.checks.check(ctx, input.content, channelIds);
    return this.transactions.run(async (tx) => {
      const { name, content } = await this.cards.get(tx, ctx.teamId, id);
      const draft = { ...input, lineCheck, staffId: ctx.staffId };
      if (!(await this.cards.replace(tx, ctx.teamId, id, version, draft))) {
        throw new ProblemError('card.changed');
      }
      // after the row: who begins to use the card holds it, and is seen here
      await this.channelsOf(tx, ctx, id);
      await this.bindings.refresh(tx, ctx, id);
      const target = { action: 'card.updated', targetType: 'message_card', targetId: id };
      const before = { name, content: JSON.parse(content) as MessageCardContent };
      await this.audit.record(tx, ctx, { ...target, before, after: input });
      return this.shown.describe(tx, ctx, id);
    });
  }

  /** Channels that send the card. @throws auth.forbidden for those who may not change what binding answers */
  private async channelsOf(db: EntityManager, ctx: StaffContext, id: string): Promise<string[]> {
    const uses = (await this.uses.byCard(db, ctx.teamId)).get(id) ?? [];
    const mayBind = bindingRoles.some((role) => role === ctx.role);
    const ofBinding = uses.some(({ place }) => place !== 'autoReply' && place !== 'website');
    if (ofBinding && !mayBind) throw new ProblemError('auth.forbidden');
    return [...new Set(uses.map(({ channelId }) => channelId))];
  }
}
