import { Injectable } from '@nestjs/common';
import { Brackets, In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { PeopleStatement } from '../binding-funnel/funnel-traces.js';
import { ChannelEntity } from '../channels/channel.entity.js';
import { DeliveryEntity } from '../delivery/delivery.entity.js';
import { BindingReviewEntity } from '../phone-binding/binding-review.entity.js';
import { BindingEntity } from '../phone-binding/binding.entity.js';
import { writeKeys } from '../shops/shop-write-backs.js';
import { TaggingEntity } from '../tagging/tagging.entity.js';
import { ContactEntity } from './contact.entity.js';
import { CustomerEntity } from './customer.entity.js';

export type ContactFilter = {
  search: ContactSearch | undefined;
  channelId: string | undefined;
  binding: 'bound' | 'unbound' | undefined;
  tagId: string | undefined;
  /** people of a figure of the funnel */
  people: PeopleStatement | null;
};
export type Page = {
  /** ids below this one */
  before: string | undefined;
  limit: number;
};
export type ContactSearch = { text: string; phoneIndex: string | null };

/** A contact with its active binding and its channel. */
export type ContactRow = ContactEntity & { binding: BindingEntity | null; channel: ChannelEntity };
export type ReviewRow = BindingReviewEntity & { contact: ContactEntity; channel: ChannelEntity };

/** More people than this behind one number or member number is no answer to a search. */
const mostHits = 200;

/**
 * The read model behind the list: it joins other features' tables, because filter and order must be one statement.
 * It writes nothing.
 */
@Injectable()
export class ContactDirectoryRepository {
  async list(db: EntityManager, teamId: string, filter: ContactFilter, page: Page): Promise<ContactRow[]> {
    const query = paged(await this.narrowed(db, teamId, filter), page);
    return (await query.getMany()) as ContactRow[];
  }

  /** Only who it is, for work on many. */
  async listIds(db: EntityManager, teamId: string, filter: ContactFilter, page: Page): Promise<string[]> {
    const query = paged(await this.narrowed(db, teamId, filter), page).select('contact.id', 'id');
    return (await query.getRawMany<{ id: string }>()).map(({ id }) => id);
  }

  async count(db: EntityManager, teamId: string, filter: ContactFilter): Promise<number> {
    const query = (await this.narrowed(db, teamId, filter)).select('COUNT(*)', 'n');
    return Number((await query.getRawOne<{ n: string | number }>())?.n ?? 0);
  }

  private async narrowed(
    db: EntityManager,
    teamId: string,
    filter: ContactFilter,
  ): Promise<SelectQueryBuilder<ContactEntity>> {
    const query = this.rows(db, teamId);
    if (filter.channelId !== undefined) {
      query.andWhere('contact.channelId = :channelId', { channelId: filter.channelId });
    }
    // IFNULL keeps the join an outer one: MySQL would begin with the bindings otherwise.
    if (filter.binding === 'bound') query.andWhere("IFNULL(binding.id, '') <> ''");
    if (filter.binding === 'unbound') query.andWhere('binding.id IS NULL');
    if (filter.tagId !== undefined) {
      query.innerJoin(
        TaggingEntity,
        'tagging',
        'tagging.contactId = contact.id AND tagging.teamId = :teamId AND tagging.activeTagId = :tagId',
        { tagId: filter.tagId },
      );
    }
    if (filter.people) {
      const { sql, parameters } = named(filter.people);
      query.andWhere(`(contact.channelId, contact.lineUserId) IN (${sql})`, parameters);
    }
    if (filter.search) await this.search(db, teamId, query, filter.search);
    return query;
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

  async listReviews(
    db: EntityManager,
    teamId: string,
    before: string | undefined,
    limit: number,
  ): Promise<ReviewRow[]> {
    const query = db
      .createQueryBuilder(BindingReviewEntity, 'review')
      .innerJoinAndMapOne('review.contact', ContactEntity, 'contact', 'contact.id = review.contactId')
      .innerJoinAndMapOne('review.channel', ChannelEntity, 'channel', 'channel.id = review.channelId')
      .where("review.teamId = :teamId AND review.state = 'open'", { teamId })
      .orderBy('review.id', 'DESC')
      .limit(limit);
    if (before !== undefined) query.andWhere('review.id < :before', { before });
    return (await query.getMany()) as ReviewRow[];
  }

  /**
   * One row a contact: at most one binding of it is active, and it has one channel. Outer joins, so that the database
   * walks the contacts by (team, id) and stops after a page instead of sorting all of them.
   */
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

  private async search(
    db: EntityManager,
    teamId: string,
    query: SelectQueryBuilder<ContactEntity>,
    { text, phoneIndex }: ContactSearch,
  ): Promise<void> {
    const ids = await this.exactHits(db, teamId, text, phoneIndex);
    // `!` escapes on both engines; a backslash would mean something else to each.
    const prefix = `${text.replace(/[!%_]/g, '!$&')}%`;
    query.andWhere(
      new Brackets((any) => {
        any.where("contact.displayName LIKE :prefix ESCAPE '!'", { prefix });
        any.orWhere('contact.lineUserId = :text', { text });
        if (ids.length > 0) any.orWhere('contact.id IN (:...ids)', { ids });
      }),
    );
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

function paged(
  query: SelectQueryBuilder<ContactEntity>,
  { before, limit }: Page,
): SelectQueryBuilder<ContactEntity> {
  if (before !== undefined) query.andWhere('contact.id < :before', { before });
  return query.orderBy('contact.id', 'DESC').limit(limit);
}

/** `?` as the query builder wants it. */
function named({ sql, parameters }: PeopleStatement): {
  sql: string;
  parameters: Record<string, string | number>;
} {
  let at = 0;
  return {
    sql: sql.replaceAll('?', () => `:person${at++}`),
    parameters: Object.fromEntries(parameters.map((value, i) => [`person${i}`, value])),
  };
}
