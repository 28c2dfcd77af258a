import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { MessageCard, MessageCardContent } from '@tieline/contracts';
import { LineClient, renderCard } from '@tieline/line';
import type { Logger } from 'pino';
import { ChannelCredentials } from '../channels/channel-credentials.js';
import type { ChannelEntity } from '../channels/channel.entity.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { LOGGER } from '../logging/logging.module.js';
import { CardRendering } from './card-rendering.js';

const patienceMs = 4000;

/** Asks LINE whether it would take a card. Nothing is sent, and a LINE that does not answer keeps nobody from saving. */
@Injectable()
export class LineCardCheck {
  constructor(
    private readonly line: LineClient,
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly credentials: ChannelCredentials,
    private readonly rendering: CardRendering,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * At every channel that sends the card: each has links of its own in it. One that nobody sends is shown to the first.
   * @throws card.line_refused with what LINE says of which part
   */
  async check(
    ctx: StaffContext,
    content: MessageCardContent,
    channelIds: readonly string[],
  ): Promise<MessageCard['lineCheck']> {
    const all = await this.transactions.once((db) => this.channels.list(db, ctx.teamId));
    const used = all.filter(({ id }) => channelIds.includes(id));
    const asked = used.length > 0 ? used : all.slice(0, 1);
    const answers = await Promise.all(asked.map((channel) => this.checkAt(channel, content)));
    return answers.length > 0 && answers.every((answer) => answer === 'valid') ? 'valid' : 'unchecked';
  }

  private async checkAt(
    channel: ChannelEntity,
    content: MessageCardContent,
  ): Promise<MessageCard['lineCheck']> {
    const identity = await this.credentials.find(channel.id);
    if (!identity) return 'unchecked';
    const messages = renderCard(content, this.rendering.context(channel));
    const asked = this.line.validateReply(identity.messaging, messages);
    const answer = await Promise.race([asked, wait(patienceMs, null, { ref: false })]);
    if (answer?.ok) return 'valid';
    if (answer?.reason === 'bad_request') {
      const lines = answer.details.length > 0 ? answer.details : [answer.message];
      throw new ProblemError('card.line_refused', {
        issues: lines.map((line) => ({
          path: 'body.content',
          code: 'line_refused',
          values: { detail: line.slice(0, 300) },
        })),
      });
    }
    this.logger.warn(
      { channelId: channel.id, reason: answer?.reason ?? 'slow' },
      'LINE did not check a card',
    );
    return 'unchecked';
  }
}
