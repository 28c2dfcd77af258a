import { Injectable } from '@nestjs/common';
import { LineClient, type LineFailed, type messagingApi } from '@tieline/line';
import { ChannelCredentials, type ChannelIdentity } from '../channels/channel-credentials.js';
import { ChannelSending } from '../channels/channel-sending.js';
import type { ClaimedDelivery, DeliveryResult } from '../delivery/delivery.js';
import { DeliveryHandler, DeliveryHandlers } from '../delivery/delivery-handler.js';
import { channelFailure } from './line-failure.js';
import { throughChannel } from './through-channel.js';

export type LinePushPayload = { to: string; messages: messagingApi.Message[] };

/** Push, with the delivery's id as LINE's retry key: whoever sends it again, LINE takes it once. */
@Injectable()
export class LinePushHandler extends DeliveryHandler {
  readonly kind = 'line.push';

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
    return throughChannel(this.channels, delivery, (channel) => this.push(channel, delivery));
  }

  private async push(channel: ChannelIdentity, delivery: ClaimedDelivery): Promise<DeliveryResult> {
    const { to, messages } = delivery.payload as LinePushPayload;
    const result = await this.line.push(channel.messaging, { to, messages, retryKey: delivery.id });
    if (result.ok) return { kind: 'delivered', providerId: result.requestId };
    const ended = (await channelFailure(this.sending, channel, result)) ?? ofFailure(result);
    // LINE tells an accepted retry key (409) as long as it knows it; a limit it may tell first. What is wrong in the
    // message itself was wrong in every try.
    const mayHaveArrived = delivery.doubtful && result.reason !== 'bad_request';
    if (ended.kind !== 'failed' || !mayHaveArrived) return ended;
    return { kind: 'unknown', reason: `${ended.reason}; an earlier try may have arrived` };
  }
}

/** 500s, timeouts and rate limits are worth another try; a refusal is not. */
function ofFailure(failed: LineFailed): DeliveryResult {
  const reason = `${failed.reason}: ${failed.message}`;
  switch (failed.reason) {
    case 'server':
    case 'timeout':
    case 'network':
      return { kind: 'retry', reason, doubtful: true };
    case 'rate_limited':
      return { kind: 'retry', reason };
    case 'unauthorized':
    case 'monthly_limit':
    case 'invalid_reply_token':
    case 'not_found':
    case 'bad_request':
    case 'forbidden':
      return { kind: 'failed', reason };
  }
}
