import { Injectable } from '@nestjs/common';
import type { BodyOf, Channel, createChannel } from '@tieline/contracts';
import { isDuplicateKey } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { BotInfoReader } from './bot-info.js';
import { ChannelSetup } from './channel-setup.js';
import { DescribeChannel } from './describe-channel.js';

@Injectable()
export class CreateChannel {
  constructor(
    private readonly transactions: Transactions,
    private readonly setup: ChannelSetup,
    private readonly bots: BotInfoReader,
    private readonly channels: DescribeChannel,
  ) {}

  async create(ctx: StaffContext, input: BodyOf<typeof createChannel>): Promise<Channel> {
    const channel = await this.transactions
      .run((tx) => this.setup.insert(tx, ctx, input))
      .catch((error: unknown) => {
        throw isDuplicateKey(error) ? new ProblemError('channel.taken', {}, { cause: error }) : error;
      });
    return this.channels.describe(await this.bots.refresh(channel), false);
  }
}
