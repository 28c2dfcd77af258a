import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ContactEvents } from '../contact-events/contact-events.js';
import { ConflictingWrite, isDuplicateKey } from '../database/database-errors.js';
import { newId } from '../database/ids.js';
import { execute, insertRows, selectRows } from '../database/statements.js';
import { ContactEntity, isFriend } from './contact.entity.js';
import { CustomerEntity } from './customer.entity.js';
import { Erasures } from './erasures.js';

export type ContactSubject = {
  teamId: string;
  channelId: string;
  lineUserId: string;
  displayName: string | null;
  pictureUrl: string | null;
};

export type PendingSlot = Pick<ContactEntity, 'pendingId' | 'pendingAnswer' | 'pendingUntil'>;

/** What binding and the webhook write to contacts and customers. */
@Injectable()
export class ContactTies {
  constructor(
    private readonly erasures: Erasures,
    private readonly events: ContactEvents,
  ) {}

  async find(db: EntityManager, channelId: string, lineUserId: string): Promise<ContactEntity | null> {
    const where = 'channel_id = ? AND line_user_id = ?';
    const [found] = await selectRows(db, ContactEntity, where, [channelId, lineUserId]);
    return found ?? null;
  }

  /**
   * Ties a contact to a customer and leaves the answer that waits for the trigger text. Tells whether this is the
   * first binding of the contact, ever. `known` saves a look; when it is out of date the database is asked.
   */
  async tie(
    tx: EntityManager,
    subject: ContactSubject,
    known: Pick<ContactEntity, 'id' | 'firstBoundAt'> | null,
    tie: { customerId: string; pending: PendingSlot; now: number },
  ): Promise<{ contactId: string; first: boolean }> {
    const { customerId, pending, now } = tie;
    if (!known) {
      const contactId = await this.insert(tx, subject, { ...pending, customerId, firstBoundAt: now }, now);
      if (contactId) return { contactId, first: true };
    }
    const contact = known ?? (await this.find(tx, subject.channelId, subject.lineUserId));
    if (!contact) throw new ConflictingWrite('contact');
    const first = contact.firstBoundAt === null;
    const { affected } = await tx
      .createQueryBuilder()
      .update(ContactEntity)
      .set({ ...pending, ...named(subject), customerId, ...(first && { firstBoundAt: now }) })
      .where(`id = :id${first ? ' AND first_bound_at IS NULL' : ''}`, { id: contact.id })
      .execute();
    if (affected === 1) return { contactId: contact.id, first };
    if (!first) throw new ConflictingWrite('contact');
    return this.tie(tx, subject, { id: contact.id, firstBoundAt: now }, tie);
  }

  /** Leaves an answer without tying anything. */
  async leavePending(
    tx: EntityManager,
    subject: ContactSubject,
    known: ContactEntity | null,
    pending: PendingSlot,
    now: number,
  ): Promise<string> {
    if (!known) return this.make(tx, subject, pending, now);
    await tx.update(ContactEntity, { id: known.id }, { ...pending, ...named(subject) });
    return known.id;
  }

  /** The contact of a LINE user, made now when there is none; an answer that waits goes on waiting. */
  async ensure(tx: EntityManager, subject: ContactSubject, now: number): Promise<string> {
    const known = await this.find(tx, subject.channelId, subject.lineUserId);
    if (!known) return this.make(tx, subject, {}, now);
    const name = named(subject);
    if (Object.keys(name).length > 0) await tx.update(ContactEntity, { id: known.id }, name);
    return known.id;
  }

  /** Somebody wrote: a contact is made when there is none. True: it was. */
  async meet(tx: EntityManager, subject: ContactSubject, at: number, now: number): Promise<boolean> {
    if (await this.find(tx, subject.channelId, subject.lineUserId)) return false;
    if (await this.erasures.coversUser(tx, subject, at)) return false;
    await this.make(tx, subject, {}, now);
    return true;
  }

  /** No answer waits any longer. */
  async clearPending(tx: EntityManager, id: string): Promise<void> {
    await tx.update(ContactEntity, { id }, { pendingId: null, pendingAnswer: null, pendingUntil: null });
  }

  /** The customer with this phone: found, or made now. */
  async customerOf(
    tx: EntityManager,
    customer: Pick<CustomerEntity, 'teamId' | 'phoneIndex' | 'maskedPhone' | 'name'>,
    sealPhone: (customerId: string) => string,
    now: number,
  ): Promise<{ id: string; isNew: boolean }> {
    const id = newId();
    const row = { ...customer, id, phoneSealed: sealPhone(id), mergedAt: null, createdAt: now };
    try {
      await insertRows(tx, CustomerEntity, [row]);
      return { id, isNew: true };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const { teamId, phoneIndex } = customer;
      const known = await tx.findOneByOrFail(CustomerEntity, { teamId, phoneIndex: phoneIndex ?? '' });
      return { id: known.id, isNew: false };
    }
  }

  /**
   * Follow and unfollow, by LINE's timestamp: a late event changes nothing. Who follows though they count as a friend
   * had left unheard (LINE brings nothing again unless told to), and LINE has dropped their menu: that is news.
   */
  async setFriend(
    tx: EntityManager,
    subject: ContactSubject,
    friend: boolean,
    at: number,
    now: number,
  ): Promise<void> {
    const known = await this.find(tx, subject.channelId, subject.lineUserId);
    if (!known) {
      // An event from before the erasure, redelivered or late, brings nobody back.
      if (await this.erasures.coversUser(tx, subject, at)) return;
      const id = await this.insert(tx, subject, { friend: friend ? 1 : 0, friendAt: at }, now);
      if (!id) throw new ConflictingWrite('contact');
      await this.tellFriend(tx, { ...subject, id }, friend);
      return;
    }
    if (known.friendAt >= at) return;
    const changed = await execute(
      tx,
      'UPDATE contacts SET friend = ?, friend_at = ? WHERE id = ? AND friend_at = ?',
      [friend ? 1 : 0, at, known.id, known.friendAt],
    );
    if (changed === 0) throw new ConflictingWrite('contact');
    if (friend || isFriend(known) !== friend) await this.tellFriend(tx, known, friend);
  }

  private tellFriend(
    tx: EntityManager,
    { teamId, channelId, id: contactId }: Pick<ContactEntity, 'teamId' | 'channelId' | 'id'>,
    friend: boolean,
  ): Promise<void> {
    return this.events.record(tx, [
      { teamId, channelId, contactId, kind: friend ? 'followed' : 'unfollowed' },
    ]);
  }

  async setProfile(
    db: EntityManager,
    id: string,
    displayName: string,
    pictureUrl: string | null,
  ): Promise<void> {
    await db.update(ContactEntity, { id }, { displayName, pictureUrl });
  }

  /** Of somebody who was not seen to follow: LINE says nothing of those who were friends before us. */
  private async make(
    tx: EntityManager,
    subject: ContactSubject,
    more: Partial<ContactEntity>,
    now: number,
  ): Promise<string> {
    const contactId = await this.insert(tx, subject, more, now);
    if (!contactId) throw new ConflictingWrite('contact');
    const { teamId, channelId } = subject;
    await this.events.record(tx, [{ teamId, channelId, contactId, kind: 'met' }]);
    return contactId;
  }

  /** Null when somebody else made this contact first. */
  private async insert(
    tx: EntityManager,
    subject: ContactSubject,
    more: Partial<ContactEntity>,
    now: number,
  ): Promise<string | null> {
    const id = newId();
    try {
      const fresh: ContactEntity = {
        customerId: null,
        friend: 0,
        friendAt: 0,
        firstBoundAt: null,
        pendingId: null,
        pendingAnswer: null,
        pendingUntil: null,
        ...subject,
        ...more,
        id,
        createdAt: now,
      };
      await insertRows(tx, ContactEntity, [fresh]);
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
    return id;
  }
}

function named({ displayName, pictureUrl }: ContactSubject): Partial<ContactEntity> {
  return { ...(displayName && { displayName }), ...(pictureUrl && { pictureUrl }) };
}
