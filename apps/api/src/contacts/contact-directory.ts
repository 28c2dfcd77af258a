import { Injectable } from '@nestjs/common';
import {
  parseTaiwanMobile,
  type BindingReview,
  type ContactDetail,
  type QueryOf,
  type ResponseOf,
  type listBindingReviews,
  type listContacts,
} from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { FunnelPeople } from '../binding-funnel/funnel-people.js';
import { Cipher } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import { pageOf, readCursor } from '../http/keyset.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { TagRepository } from '../tagging/tag.repository.js';
import {
  ContactDirectoryRepository,
  type ContactRow,
  type ContactSearch,
  type ReviewRow,
} from './contact-directory.repository.js';
import { describeBinding, describeContact, describeOther, describeWrites } from './describe-contact.js';

@Injectable()
export class ContactDirectory {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: ContactDirectoryRepository,
    private readonly tags: TagRepository,
    private readonly cipher: Cipher,
    private readonly funnel: FunnelPeople,
  ) {}

  async list(
    ctx: StaffContext,
    query: QueryOf<typeof listContacts>,
  ): Promise<ResponseOf<typeof listContacts>> {
    const { q, cursor, limit, channelId, binding, friend, tagId, sort } = query;
    const search = q ? searchFor(this.cipher, ctx, q) : undefined;
    return this.transactions.once(async (db) => {
      const people = await this.funnel.find(db, ctx.teamId, query);
      const filter = { search, channelId, binding, friend, tagId, people, sort };
      const rows = await this.directory.list(db, ctx.teamId, filter, cursor, limit + 1);
      const describe = await this.describer(db, ctx, rows);
      return pageOf(rows, limit, describe, (row) => row.cursor);
    });
  }

  /** @throws request.not_found, for another team's contact too */
  get(ctx: StaffContext, id: string): Promise<ContactDetail> {
    return this.transactions.once(async (db) => {
      const row = await this.directory.find(db, ctx.teamId, id);
      if (!row) throw new ProblemError('request.not_found');
      const describe = await this.describer(db, ctx, [row]);
      const bindings = await this.directory.bindingsOf(db, ctx.teamId, id);
      const [newest] = bindings;
      const writes = newest ? await this.directory.shopWrites(db, ctx.teamId, newest.id) : [];
      return {
        ...describe(row),
        bindings: bindings.map(describeBinding),
        sameCustomer: (await this.directory.sameCustomer(db, ctx.teamId, row)).map(describeOther),
        shopWrites: newest ? describeWrites(newest.id, writes) : [],
      };
    });
  }

  async listReviews(
    ctx: StaffContext,
    query: QueryOf<typeof listBindingReviews>,
  ): Promise<ResponseOf<typeof listBindingReviews>> {
    const before = readCursor(query.cursor);
    const rows = await this.transactions.once((db) =>
      this.directory.listReviews(db, ctx.teamId, before, query.limit + 1),
    );
    return pageOf(rows, query.limit, describeReview);
  }

  /** Tags and open cases of all rows at once, never one by one. */
  private async describer(db: EntityManager, ctx: StaffContext, rows: readonly ContactRow[]) {
    const ids = rows.map(({ id }) => id);
    const tags = await this.tags.ofContacts(db, ctx.teamId, ids);
    const cases = await this.directory.openCases(db, ctx.teamId, ids);
    return (row: ContactRow) => describeContact(row, tags.get(row.id) ?? [], cases.get(row.id));
  }
}

export function searchFor(cipher: Cipher, { teamId }: { teamId: string }, text: string): ContactSearch {
  const compact = text.replace(/[\s().-]/g, '');
  const e164 = parseTaiwanMobile(text) ?? (/^\+\d{8,15}$/.test(compact) ? compact : null);
  return { text, phoneIndex: e164 && cipher.index(teamId, 'phone', e164) };
}

function describeReview(row: ReviewRow): BindingReview {
  return {
    id: row.id,
    kind: row.kind,
    channelName: row.channel.name,
    contactId: row.contactId,
    displayName: row.contact.displayName,
    maskedPhone: row.maskedPhone || null,
    memberId: row.memberId,
    createdAt: new Date(row.createdAt).toISOString(),
  };
}
