import { Injectable } from '@nestjs/common';
import { LineClient } from '@tieline/line';
import { ChannelCredentials } from '../channels/channel-credentials.js';
import { ContactTies } from '../contacts/contact-ties.js';
import { Transactions } from '../database/transactions.js';

/** Name and picture of a new friend. Nice to have: without LINE's answer the contact stays nameless. */
@Injectable()
export class FriendProfiles {
  constructor(
    private readonly line: LineClient,
    private readonly channels: ChannelCredentials,
    private readonly contacts: ContactTies,
    private readonly transactions: Transactions,
  ) {}

  async fill({ channelId, lineUserId }: { channelId: string; lineUserId: string }): Promise<void> {
    const channel = await this.channels.find(channelId);
    if (!channel) return;
    const profile = await this.line.getProfile(channel.messaging, lineUserId);
    if (!profile.ok) return;
    const { displayName, pictureUrl } = profile.value;
    await this.transactions.once(async (db) => {
      const contact = await this.contacts.find(db, channelId, lineUserId);
      if (contact)
        await this.contacts.setProfile(db, contact.id, displayName.slice(0, 200), pictureUrl ?? null);
    });
  }
}
