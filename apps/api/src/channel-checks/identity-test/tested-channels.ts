import { Inject, Injectable } from '@nestjs/common';
import { LineClient, prefilledChatUrl } from '@tieline/line';
import { ChannelCredentials } from '../../channels/channel-credentials.js';
import type { ChannelEntity } from '../../channels/channel.entity.js';
import { ChannelRepository } from '../../channels/channel.repository.js';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { Transactions } from '../../database/transactions.js';

/** What the Messaging API side of a tested channel says. */
@Injectable()
export class TestedChannels {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly credentials: ChannelCredentials,
    private readonly line: LineClient,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  findByLiff(liffId: string): Promise<ChannelEntity | null> {
    return this.transactions.once((db) => this.channels.findByLiff(db, liffId));
  }

  /** Whether the Messaging API can read this person: no when she is of another provider, or no friend yet. */
  async knows({ id }: { id: string }, lineUserId: string): Promise<boolean> {
    const channel = await this.credentials.find(id);
    return channel !== null && (await this.line.getProfile(channel.messaging, lineUserId)).ok;
  }

  chatUrl({ basicId }: ChannelEntity, text: string): string | null {
    return basicId && prefilledChatUrl(this.config.line.chatBaseUrl, basicId, text);
  }
}
