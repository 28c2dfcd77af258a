import { Injectable } from '@nestjs/common';
import type { ChannelIdentity } from '../channels/channel-credentials.js';
import { Transactions } from '../database/transactions.js';
import type { DeliveryResult } from '../delivery/delivery.js';
import { ContactMenuRepository, isSettled } from './contact-menu.repository.js';
import { MenuAtLine } from './menu-at-line.js';
import { MenuTruth } from './menu-truth.js';

/** how often what decides may change while LINE is being told */
const rounds = 5;

/** One person's menu, as the rules have it now. */
@Injectable()
export class BringMenu {
  constructor(
    private readonly transactions: Transactions,
    private readonly truth: MenuTruth,
    private readonly known: ContactMenuRepository,
    private readonly menus: MenuAtLine,
  ) {}

  /**
   * Looks again after every change: somebody may have been tagged while LINE was being told.
   * @throws LineTrouble
   */
  async bring(channel: ChannelIdentity, contactId: string): Promise<DeliveryResult> {
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
