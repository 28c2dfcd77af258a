import { Injectable } from '@nestjs/common';
import type { ShopUnlink, ShopWrite } from '@tieline/shops';
import { ChannelCredentials } from '../channels/channel-credentials.js';
import type { ClaimedDelivery, DeliveryResult } from '../delivery/delivery.js';
import { DeliveryHandler, DeliveryHandlers } from '../delivery/delivery-handler.js';
import { ProblemError } from '../http/problem.js';
import { ShopPlatforms } from './shop-platforms.js';

export type ShopWritePayload =
  | { what: 'tag'; connectionId: string; memberId: string; tag: string }
  | ({ what: 'lineId' } & Tied)
  | ({ what: 'unlink'; unboundAt: number } & Tied);

type Tied = { connectionId: string; memberId: string; lineUserId: string; boundAt: number };

/** Kept with a notice that was handed over to a system that hears of no ends of bindings. */
export const notTaken = 'notTaken';

/** Staff have to mend the credentials first. */
const deniedWaitMs = 30 * 60_000;

/** Tells a shop of a binding or of its end. Doing it twice does no harm, so a doubtful try is simply done again. */
@Injectable()
export class ShopWriteHandler extends DeliveryHandler {
  readonly kind = 'shop.write';

  constructor(
    private readonly platforms: ShopPlatforms,
    private readonly channels: ChannelCredentials,
    handlers: DeliveryHandlers,
  ) {
    super();
    handlers.register(this);
  }

  async deliver(delivery: ClaimedDelivery): Promise<DeliveryResult> {
    const written = await this.write(delivery).catch((error: unknown): ShopWrite => {
      if (!(error instanceof ProblemError)) throw error;
      return { kind: 'refused', detail: 'the shop connection is gone' };
    });
    switch (written.kind) {
      case 'done':
        return { kind: 'delivered', providerId: null };
      case 'notTaken':
        return { kind: 'delivered', providerId: notTaken };
      case 'refused':
        return { kind: 'failed', reason: written.detail };
      case 'denied':
        return { kind: 'retry', reason: written.detail, afterMs: deniedWaitMs };
      case 'unavailable':
        return { kind: 'retry', reason: written.detail, doubtful: true };
    }
  }

  private async write({ id, teamId, channelId, payload }: ClaimedDelivery): Promise<ShopUnlink> {
    const told = payload as ShopWritePayload;
    const shop = await this.platforms.get(teamId, told.connectionId);
    if (told.what === 'tag') return shop.tagMember(told.memberId, told.tag);
    const channel = await this.channels.find(channelId ?? '');
    if (!channel) return { kind: 'refused', detail: 'the channel is gone' };
    const link = {
      requestId: id,
      memberId: told.memberId,
      lineUserId: told.lineUserId,
      messagingChannelId: channel.messaging.channelId,
      boundAt: new Date(told.boundAt).toISOString(),
    };
    if (told.what === 'lineId') return shop.linkLine(link);
    return shop.unlinkLine({ ...link, unboundAt: new Date(told.unboundAt).toISOString() });
  }
}
