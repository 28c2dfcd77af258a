import type { ChannelCredentials, ChannelIdentity } from '../channels/channel-credentials.js';
import { pausedWaitMs } from '../channels/channel-sending.js';
import type { ClaimedDelivery, DeliveryResult } from '../delivery/delivery.js';

/** Sends through the delivery's channel: never when it is gone, later while LINE refuses its credentials. */
export async function throughChannel(
  channels: ChannelCredentials,
  { channelId }: ClaimedDelivery,
  send: (channel: ChannelIdentity) => Promise<DeliveryResult>,
): Promise<DeliveryResult> {
  const channel = await channels.find(channelId ?? '');
  if (!channel) return { kind: 'failed', reason: 'the channel is gone' };
  if (channel.pausedAt === null) return send(channel);
  const reason = 'the channel is paused: LINE refuses its credentials';
  return { kind: 'retry', reason, afterMs: pausedWaitMs };
}
