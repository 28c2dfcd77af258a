import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { LineClient } from '@tieline/line';
import type { Logger } from 'pino';
import { Cipher } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import { LOGGER } from '../logging/logging.module.js';
import { ChannelCredentials } from './channel-credentials.js';
import { channelSecretPlace } from './channel-secrets.js';
import type { ChannelEntity } from './channel.entity.js';
import { ChannelRepository } from './channel.repository.js';

const patienceMs = 3000;

/** Asks LINE who a channel's bot is. A channel is saved before, and stays saved whatever LINE says. */
@Injectable()
export class BotInfoReader {
  constructor(
    private readonly line: LineClient,
    private readonly cipher: Cipher,
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly credentials: ChannelCredentials,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The channel as it is afterwards. */
  async refresh(channel: ChannelEntity): Promise<ChannelEntity> {
    const place = channelSecretPlace(channel, 'messagingSecret');
    const channelSecret = this.cipher.open(channel.messagingSecretSealed, place);
    const asked = this.line.getBotInfo({ channelId: channel.messagingChannelId, channelSecret });
    const info = await Promise.race([asked, wait(patienceMs, null, { ref: false })]);
    if (!info?.ok) {
      this.logger.warn(
        { channelId: channel.id, reason: info?.reason ?? 'slow' },
        'bot info is not to be had',
      );
      return channel;
    }
    const found = {
      botUserId: info.value.userId,
      pictureUrl: info.value.pictureUrl?.slice(0, 1000) ?? null,
      // What staff typed stands: it may be the premium id.
      basicId: channel.basicId ?? info.value.basicId,
    };
    await this.transactions.once((db) => this.channels.updateBot(db, channel, found));
    this.credentials.forget(channel.id);
    return { ...channel, ...found };
  }
}
