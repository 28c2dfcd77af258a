import { Injectable } from '@nestjs/common';
import { picturesOfCard, type MessageCard, type MessageCardContent } from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { MediaLibrary } from '../media/media-library.js';
import { LineCardCheck } from './line-card-check.js';

/** Whether a card may be saved: its pictures are the team's, and LINE does not refuse it. Before the transaction. */
@Injectable()
export class CardCheck {
  constructor(
    private readonly transactions: Transactions,
    private readonly media: MediaLibrary,
    private readonly line: LineCardCheck,
  ) {}

  /**
   * @param channelIds those that send the card; none: the team's first one is asked
   * @throws request.not_found for another team's picture, card.line_refused
   */
  async check(
    ctx: StaffContext,
    content: MessageCardContent,
    channelIds: readonly string[] = [],
  ): Promise<MessageCard['lineCheck']> {
    const pictures = picturesOfCard(content);
    await this.transactions.once((db) => this.media.requireOwned(db, ctx.teamId, pictures));
    return this.line.check(ctx, content, channelIds);
  }
}
