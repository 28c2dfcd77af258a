import { Injectable } from '@nestjs/common';
import { LineClient, type messagingApi } from '@tieline/line';
import { ChannelCredentials, type ChannelIdentity } from '../channels/channel-credentials.js';
import { ChannelSending } from '../channels/channel-sending.js';
import type { ClaimedDelivery, DeliveryResult } from '../delivery/delivery.js';
import { DeliveryHandler, DeliveryHandlers } from '../delivery/delivery-handler.js';
import { channelFailure } from './line-failure.js';
import { throughChannel } from './through-channel.js';

export type LineReplyPayload = { replyToken: string; messages: messagingApi.Message[] };

/** Free answer by reply token. The token works once, so a second try can not double the answer. */
@Injectable()
export class LineReplyHandler extends DeliveryHandler {
  readonly kind = 'line.reply';

  constructor(
    private readonly line: LineClient,
    private readonly channels: ChannelCredentials,
    private readonly sending: ChannelSending,
    handlers: DeliveryHandlers,
  ) {
    super();
    handlers.register(this);
  }

  deliver(delivery: ClaimedDelivery): Promise<DeliveryResult> {
    return throughChannel(this.channels, delivery, (channel) => this.reply(channel, delivery));
  }

  private async reply(channel: ChannelIdentity, delivery: ClaimedDelivery): Promise<DeliveryResult> {
    const { replyToken, messages } = delivery.payload as LineReplyPayload;
    const result = await this.line.reply(channel.messaging, replyToken, messages);
    if (result.ok) return { kind: 'delivered', providerId: result.requestId };
    const ofChannel = await channelFailure(this.sending, channel, result);
    if (ofChannel) return ofChannel;
    const reason = `${result.reason}: ${result.message}`;
    if (result.reason === 'invalid_reply_token' && delivery.doubtful) {
      return { kind: 'unknown', reason: 'an earlier try may have used the reply token' };
    }
    const doubtful = ['server', 'timeout', 'network'].includes(result.reason);
    const again = doubtful || result.reason === 'rate_limited';
    return again ? { kind: 'retry', reason, afterMs: 500, doubtful } : { kind: 'failed', reason };
  }
}
