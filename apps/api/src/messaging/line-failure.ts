import type { LineFailed } from '@tieline/line';
import type { ChannelIdentity } from '../channels/channel-credentials.js';
import { pausedWaitMs, type ChannelSending } from '../channels/channel-sending.js';
import type { DeliveryResult } from '../delivery/delivery.js';

/** Faults that are the channel's: they pause it or are kept for staff. Null: the message's own. */
export async function channelFailure(
  sending: ChannelSending,
  channel: ChannelIdentity,
  failed: LineFailed,
): Promise<DeliveryResult | null> {
  const reason = `${failed.reason}: ${failed.message}`;
  if (failed.reason === 'unauthorized') {
    await sending.pause(channel, failed.message);
    return { kind: 'retry', reason, afterMs: pausedWaitMs };
  }
  if (failed.reason === 'monthly_limit') {
    await sending.noteQuotaUsedUp(channel);
    return { kind: 'failed', reason };
  }
  return null;
}
