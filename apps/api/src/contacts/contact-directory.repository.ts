import { Injectable } from '@nestjs/common';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { ChannelEntity } from '../channels/channel.entity.js';
import { DeliveryEntity } from '../delivery/delivery.entity.js';
import { BindingReviewEntity } from '../phone-binding/binding-review.entity.js';
import { BindingEntity } from '../phone-binding/binding.entity.js';
import { writeKeys } from '../shops/shop-write-backs.js';
import {
  cursorOf,
  readWalkCursor,
  walkByAge,
  walksOf,
  type ContactFilter as WalkFilter,
  type WalkRow,
} from './contact-walk.js';
import { ContactEntity } from './contact.entity.js';
import { CustomerEntity } from './customer.entity.js';

export type ContactFilter = Omit<WalkFilter, 'search'> & { search: ContactSearch | undefined };

/** More than any team has. */
const everybody = 1_000_000_000;
export type ContactSearch = { text: string; phoneIndex: string | null };

/** A contact with its active binding and its channel. */
export type ContactRow = ContactEntity & { binding: BindingEntity | null; channel: ChannelEntity };
/** `cursor` is where a page would end with it. */
export type ListedContact = ContactRow & { cursor: string };
export type ReviewRow = BindingReviewEntity & { contact: ContactEntity; channel: ChannelEntity };

/** More people than this behind one number or member number is no answer to a search. */
const mostHits = 200;

/**
 * The read model behind the list: it joins other features' tables, because filter and order must be one statement.
 * It writes nothing.
 */
@Injectable()
export class ContactDirectoryRepository {
  /** @param cursor where the page before ended @throws request.invalid for one that nobody was given */
  async list(
    db: EntityManager,
    teamId: string,
    filter: ContactFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<ListedContact[]> {
    const after = readWalkCursor(cursor);
    const found: WalkRow[] = [];
    for (const { sql, parameters } of walksOf(teamId, await this.sought(db, teamId, filter), after)) {
      if (found.length >= limit) break;
      found.push(...(await db.query<WalkRow[]>(sql, [...parameters, limit - found.length])));
    }
    if (found.length === 0) return [];
    const query = this.rows(db, teamId).andWhere({ id: In(found.map(({ id }) => id)) });
    const rows = new Map(((await query.getMany()) as ContactRow[]).map((row) => [row.id, row]));
    return found.flatMap((step) => {
      const row = rows.get(step.id);
      return row ? [{ ...row, cursor: cursorOf(step) }] : [];
    });
  }

  /** Only who it is, the newest contact first, for work on many. @param before ids below this one */
  async listIds(
    db: EntityManager,
    teamId: string,
    filter: ContactFilter,
    { before, limit }: { before: string | undefined; limit: number },
  ): Promise<string[]> {
    const { sql, parameters } = walkByAge(teamId, await this.sought(db, teamId, filter), before);
    return (await db.query<WalkRow[]>(sql, [...parameters, limit])).map(({ id }) => id);
  }

  async count(db: EntityManager, teamId: string, filter: ContactFilter): Promise<number> {
    let count = 0;
    for (const { sql, parameters } of walksOf(teamId, await this.sought(db, teamId, filter), undefined)) {
      const counted = `SELECT COUNT(*) AS n FROM (${sql}) found`;
      const [row] = await db.query<{ n: number | string }[]>(counted, [...parameters, everybody]);
      count += Number(row?.n ?? 0);
    }
    return count;
  }

  /** What a search means, looked up by its own indexes first. */
  private async sought(
    db: EntityManager,
    teamId: string,
    { search, ...filter }: ContactFilter,
  ): Promise<WalkFilter> {
    if (!search) return { ...filter, search: undefined };
    const ids = await this.exactHits(db, teamId, search.text, search.phoneIndex);
    return { ...filter, search: { text: search.text, ids } };
  }

  async find(db: EntityManager, teamId: string, id: string): Promise<ContactRow | null> {
    return (await this.rows(db, teamId).andWhere('contact.id = :id', { id }).getOne()) as ContactRow | null;
  }

  /** Every binding a contact had, newest first. */
  bindingsOf(db: EntityManager, teamId: string, contactId: string): Promise<BindingEntity[]> {
    return db.find(BindingEntity, { where: { teamId, contactId }, order: { boundAt: 'DESC', id: 'DESC' } });
  }

  /** Contacts that are the same customer, and since when the newest of them is. */
  async sameCustomer(
    db: EntityManager,
    teamId: string,
    { id, customerId }: ContactEntity,
  ): Promise<ContactRow[]> {
    if (customerId === null) return [];
    const rows = this.rows(db, teamId).andWhere('contact.customerId = :customerId', { customerId });
    return (await rows.andWhere('contact.id <> :id', { id }).limit(20).getMany()) as ContactRow[];
  }

  /** Deliveries by which the shop is told of this binding. */
  shopWrites(db: EntityManager, teamId: string, bindingId: string): Promise<DeliveryEntity[]> {
    return db.findBy(DeliveryEntity, { teamId, dedupeKey: In(Object.values(writeKeys(bindingId))) });
  }

  /** What waits for staff, by contact. */
  async openCases(
    db: EntityManager,
    teamId: string,
    contactIds: readonly string[],
  ): Promise<Map<string, 'contested' | 'many'>> {
    if (contactIds.length === 0) return new Map();
    const kind = In(['contested', 'many']);
    const where = { teamId, state: 'open' as const, kind, contactId: In([...contactIds]) };
    const cases = await db.find(BindingReviewEntity, { where, order: { id: 'ASC' } });
    return new Map(cases.map((row) => [row.contactId, row.kind === 'many' ? 'many' : 'contested']));
  }

  /** Newest first. Outer joins: MySQL would begin with the channels otherwise, and sort all cases. */
  async listReviews(
    db: EntityManager,
    teamId: string,
    before: string | undefined,
    limit: number,
  ): Promise<ReviewRow[]> {
    const query = db
      .createQueryBuilder(BindingReviewEntity, 'review')
      .leftJoinAndMapOne('review.contact', ContactEntity, 'contact', 'contact.id = review.contactId')
      .leftJoinAndMapOne('review.channel', ChannelEntity, 'channel', 'channel.id = review.channelId')
      .where("review.teamId = :teamId AND review.state = 'open'", { teamId })
      .orderBy('review.id', 'DESC')
      .limit(limit);
    if (before !== undefined) query.andWhere('review.id < :before', { before });
    return (await query.getMany()) as ReviewRow[];
  }

  /** One row a contact: at most one binding of it is active, and it has one channel. */
  private rows(db: EntityManager, teamId: string): SelectQueryBuilder<ContactEntity> {
    return db
      .createQueryBuilder(ContactEntity, 'contact')
      .leftJoinAndMapOne('contact.channel', ChannelEntity, 'channel', 'channel.id = contact.channelId')
      .leftJoinAndMapOne(
        'contact.binding',
        BindingEntity,
        'binding',
        'binding.contactId = contact.id AND binding.activeLineUserId IS NOT NULL',
      )
      .where('contact.teamId = :teamId', { teamId });
  }

  /** Looked up by their own indexes first, so that the list needs no OR across tables. */
  private async exactHits(
    db: EntityManager,
    teamId: string,
    memberNumber: string,
    phoneIndex: string | null,
  ): Promise<string[]> {
    const ids: string[] = [];
    // One statement per index: an OR of two would use neither.
    for (const held of [{ memberNumber }, ...(phoneIndex === null ? [] : [{ phoneIndex }])]) {
      const where = { teamId, ...held };
      const rows = await db.find(BindingEntity, { select: { contactId: true }, where, take: mostHits });
      ids.push(...rows.map(({ contactId }) => contactId));
    }
    const customer = phoneIndex === null ? null : await db.findOneBy(CustomerEntity, { teamId, phoneIndex });
    if (customer) {
      const ofCustomer = { teamId, customerId: customer.id };
      const contacts = await db.find(ContactEntity, {
        select: { id: true },
        where: ofCustomer,
        take: mostHits,
      });
      ids.push(...contacts.map(({ id }) => id));
    }
    return [...new Set(ids)];
  }
}
