import { Injectable } from '@nestjs/common';
import { LineClient } from '@tieline/line';
import type { Logger } from 'pino';
import { ChannelCredentials } from '../channels/channel-credentials.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import type { LiffContext } from '../http/request-context.js';
import { InjectLogger } from '../logging/logging.module.js';
import { within } from '../http/within.js';

/** The customer is not kept waiting for LINE longer than this. */
const patienceMs = 4000;

/** What a customer granted the channel's LIFF app. */
@Injectable()
export class LineGrants {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly credentials: ChannelCredentials,
    private readonly line: LineClient,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** LINE wants a live token of the user, so there is no later try. Tells whether LINE did it; never throws. */
  async withdraw(ctx: LiffContext, accessToken: string): Promise<boolean> {
    return (await within(patienceMs, this.deauthorize(ctx, accessToken))) ?? false;
  }

  private async deauthorize({ channel }: LiffContext, accessToken: string): Promise<boolean> {
    try {
      const row = await this.transactions.once((db) => this.channels.get(db, channel.teamId, channel.id));
      const { login } = this.credentials.pairsOf(row);
      if (!login) return false;
      const result = await this.line.deauthorize(login, accessToken);
      if (result.ok) return true;
      const { reason, requestId: lineRequestId } = result;
      this.logger.warn({ channelId: channel.id, reason, lineRequestId }, 'LINE did not deauthorize');
    } catch (error) {
      this.logger.warn({ err: error, channelId: channel.id }, 'LINE was not asked to deauthorize');
    }
    return false;
  }
}
