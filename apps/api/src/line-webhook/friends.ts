import { Injectable } from '@nestjs/common';
import { LineClient } from '@tieline/line';
import { ChannelCredentials } from '../channels/channel-credentials.js';
import { ContactEvents } from '../contact-events/contact-events.js';
import { ContactTies } from '../contacts/contact-ties.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';

type Follower = { teamId: string; channelId: string; lineUserId: string };

/** Who follows the account, who left it, and who writes without ever having been seen to follow. */
@Injectable()
export class Friends {
  constructor(
    private readonly line: LineClient,
    private readonly channels: ChannelCredentials,
    private readonly contacts: ContactTies,
    private readonly events: ContactEvents,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** `at`: LINE's time of the event; the newest one counts, whatever arrives last. */
  async changed(follower: Follower, friend: boolean, at: number): Promise<void> {
    const subject = { ...follower, displayName: null, pictureUrl: null };
    await this.transactions.run((tx) => this.contacts.setFriend(tx, subject, friend, at, this.clock.now()));
    if (friend) await this.fillProfile(follower);
  }

  /** Whoever was a friend before the channel was connected. Nothing is looked up where nothing follows from it. */
  async wrote(writer: Follower, at: number): Promise<void> {
    if (!this.events.hears(writer, 'met')) return;
    const subject = { ...writer, displayName: null, pictureUrl: null };
    const isNew = await this.transactions.run((tx) => this.contacts.meet(tx, subject, at, this.clock.now()));
    if (isNew) await this.fillProfile(writer);
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
