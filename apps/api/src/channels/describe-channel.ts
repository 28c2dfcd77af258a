import { Injectable } from '@nestjs/common';
import type { Channel } from '@tieline/contracts';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { ChannelLinks } from './channel-links.js';
import { channelSecretPlace, secretState } from './channel-secrets.js';
import type { ChannelEntity } from './channel.entity.js';
import { isQuotaUsedUp } from './quota-month.js';

@Injectable()
export class DescribeChannel {
  constructor(
    private readonly cipher: Cipher,
    private readonly links: ChannelLinks,
    private readonly clock: Clock,
  ) {}

  describe(row: ChannelEntity, bindingEnabled: boolean): Channel {
    const secret = (sealed: string | null, column: 'messagingSecret' | 'loginSecret') =>
      secretState(this.cipher, sealed, channelSecretPlace(row, column));
    return {
      id: row.id,
      name: row.name,
      basicId: row.basicId,
      botUserId: row.botUserId,
      pictureUrl: row.pictureUrl,
      messagingChannelId: row.messagingChannelId,
      messagingSecret: secret(row.messagingSecretSealed, 'messagingSecret'),
      loginChannelId: row.loginChannelId,
      loginSecret: secret(row.loginSecretSealed, 'loginSecret'),
      liffId: row.liffId,
      gameLiffId: row.gameLiffId,
      webhookUrl: this.links.webhook(row.id),
      liffEndpointUrl: this.links.liffEndpoint(row.liffId),
      ...this.links.liff(row.liffId),
      bindingEnabled,
      pausedAt: row.pausedAt === null ? null : new Date(row.pausedAt).toISOString(),
      quotaUsedUp: isQuotaUsedUp(row.quotaUsedUpAt, this.clock.now()),
      createdAt: new Date(row.createdAt).toISOString(),
    };
  }
}
