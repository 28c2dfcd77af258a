import { Injectable } from '@nestjs/common';
import { ChannelCredentials, type ChannelIdentity } from '../channels/channel-credentials.js';
import type { ClaimedDelivery, DeliveryDraft, DeliveryResult } from '../delivery/delivery.js';
import { DeliveryHandler, DeliveryHandlers } from '../delivery/delivery-handler.js';
import { throughChannel } from '../messaging/through-channel.js';
import { BringMenu } from './bring-menu.js';
import { LineTrouble } from './menu-at-line.js';
import { MenuFailures } from './menu-failures.js';

export type MenuLinkPayload = { contactId: string };

const dayMs = 86_400_000;

/** What a delivery says is only whose menu to look at: what it should be is read when it is delivered. */
export function menuLinkDraft(
  of: { teamId: string; channelId: string; contactId: string },
  now: number,
): DeliveryDraft {
  const payload: MenuLinkPayload = { contactId: of.contactId };
  return {
    kind: 'line.menu',
    teamId: of.teamId,
    channelId: of.channelId,
    lineUserId: null,
    payload,
    dedupeKey: null,
    expiresAt: now + dayMs,
  };
}

/** Brings one person the menu that is right now. Doing it twice does no harm; what stands already is not sent again. */
@Injectable()
export class MenuLinkHandler extends DeliveryHandler {
  readonly kind = 'line.menu';

  constructor(
    private readonly channels: ChannelCredentials,
    private readonly menus: BringMenu,
    private readonly failures: MenuFailures,
    handlers: DeliveryHandlers,
  ) {
    super();
    handlers.register(this);
  }

  deliver(delivery: ClaimedDelivery): Promise<DeliveryResult> {
    return throughChannel(this.channels, delivery, (channel) => this.bring(channel, delivery));
  }

  private async bring(channel: ChannelIdentity, delivery: ClaimedDelivery): Promise<DeliveryResult> {
    try {
      return await this.menus.bring(channel, (delivery.payload as MenuLinkPayload).contactId);
    } catch (error) {
      if (error instanceof LineTrouble) return this.failures.resultOf(channel, delivery, error);
      throw error;
    }
  }
}
