import { Injectable } from '@nestjs/common';
import { type ChannelIdentity } from '../channels/channel-credentials.js';
import { ChannelSending } from '../channels/channel-sending.js';
import type { ClaimedDelivery, DeliveryResult } from '../delivery/delivery.js';
import { channelFailure } from '../messaging/line-failure.js';
import { LineTrouble } from './menu-at-line.js';

@Injectable()
export class MenuFailures {
  constructor(private readonly sending: ChannelSending) {}

  async resultOf(
    channel: ChannelIdentity,
    { attempt }: ClaimedDelivery,
    { failed, message: reason }: LineTrouble,
  ): Promise<DeliveryResult> {
    const ofChannel = await channelFailure(this.sending, channel, failed);
    if (ofChannel) return ofChannel;
    switch (failed.reason) {
      case 'server':
      case 'timeout':
      case 'network':
        return { kind: 'retry', reason, doubtful: true };
      case 'rate_limited':
        return { kind: 'retry', reason };
      case 'not_found':
        // A version that has just been replaced: the next look finds the new one.
        return attempt < 5 ? { kind: 'retry', reason } : { kind: 'failed', reason };
      case 'unauthorized':
      case 'monthly_limit':
      case 'invalid_reply_token':
      case 'bad_request':
      case 'forbidden':
        return { kind: 'failed', reason };
    }
  }
}
