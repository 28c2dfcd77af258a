import { Injectable } from '@nestjs/common';
import { ChannelCredentials, type ChannelIdentity } from '../channels/channel-credentials.js';
import { Transactions } from '../database/transactions.js';
import type { ClaimedDelivery, DeliveryDraft, DeliveryResult } from '../delivery/delivery.js';
import { DeliveryHandler, DeliveryHandlers } from '../delivery/delivery-handler.js';
import { waitWhilePaused } from '../messaging/line-failure.js';
import { ContactMenuRepository, isSettled } from './contact-menu.repository.js';
import { LineTrouble, MenuAtLine } from './menu-at-line.js';
import { MenuTruth } from './menu-truth.js';
import { MenuFailures } from './menu-failures.js';

export type MenuLinkPayload = { contactId: string };

const dayMs = 86_400_000;
/** how often what decides may change while LINE is being told */
const rounds = 5;

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
    private readonly transactions: Transactions,
    private readonly truth: MenuTruth,
    private readonly known: ContactMenuRepository,
    private readonly menus: MenuAtLine,
    private readonly channels: ChannelCredentials,
    private readonly failures: MenuFailures,
    handlers: DeliveryHandlers,
  ) {
    super();
    handlers.register(this);
  }

  async deliver(delivery: ClaimedDelivery): Promise<DeliveryResult> {
    const channel = await this.channels.find(delivery.channelId ?? '');
    if (!channel) return { kind: 'failed', reason: 'the channel is gone' };
    const waits = waitWhilePaused(channel);
    if (waits) return waits;
    try {
      return await this.bring(channel, (delivery.payload as MenuLinkPayload).contactId);
    } catch (error) {
      if (error instanceof LineTrouble) return this.failures.resultOf(channel, delivery, error);
      throw error;
    }
  }

  /** Looks again after every change: somebody may have been tagged while LINE was being told. */
  private async bring(channel: ChannelIdentity, contactId: string): Promise<DeliveryResult> {
    const { id: channelId, teamId } = channel;
    for (let round = 0; round < rounds; round += 1) {
      const read = await this.transactions.once((db) =>
        this.truth.ofOne(db, { teamId, channelId, contactId }),
      );
      if (!read) return { kind: 'delivered', providerId: null };
      const { subject, wanted } = read;
      if (isSettled(subject, wanted) || (round > 0 && subject.known?.state === 'pending')) {
        return { kind: 'delivered', providerId: null };
      }
      const now =
        subject.friend === false
          ? { contactId, lineMenuId: null, state: 'pending' as const, tries: 0 }
          : await this.menus.bring(channel, subject, wanted);
      await this.transactions.run((tx) => this.known.note(tx, { teamId, channelId }, [now]));
    }
    return { kind: 'retry', reason: 'what decides about the menu keeps changing' };
  }
}
