import type { LineFailed } from '@tieline/line';
import type { ChannelIdentity } from '../channels/channel-credentials.js';
import { pausedWaitMs, type ChannelSending } from '../channels/channel-sending.js';
import type { DeliveryResult } from '../delivery/delivery.js';

/** What is due while LINE refuses the channel's credentials waits; null: nothing keeps it. */
export function waitWhilePaused({ pausedAt }: ChannelIdentity): DeliveryResult | null {
  if (pausedAt === null) return null;
  return {
    kind: 'retry',
    reason: 'the channel is paused: LINE refuses its credentials',
    afterMs: pausedWaitMs,
  };
}

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
