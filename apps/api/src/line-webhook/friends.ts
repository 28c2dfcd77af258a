import { Injectable } from '@nestjs/common';
import { LineClient } from '@tieline/line';
import { ChannelCredentials } from '../channels/channel-credentials.js';
import { ContactTies } from '../contacts/contact-ties.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';

type Follower = { teamId: string; channelId: string; lineUserId: string };

/** Who follows the account and who left it. */
@Injectable()
export class Friends {
  constructor(
    private readonly line: LineClient,
    private readonly channels: ChannelCredentials,
    private readonly contacts: ContactTies,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** `at`: LINE's time of the event; the newest one counts, whatever arrives last. */
  async changed(follower: Follower, friend: boolean, at: number): Promise<void> {
    const subject = { ...follower, displayName: null, pictureUrl: null };
    await this.transactions.run((tx) => this.contacts.setFriend(tx, subject, friend, at, this.clock.now()));
    if (friend) await this.fillProfile(follower);
  }

  /** Name and picture are nice to have: without LINE's answer the contact stays nameless. */
  private async fillProfile({ channelId, lineUserId }: Follower): Promise<void> {
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
