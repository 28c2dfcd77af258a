import { Injectable } from '@nestjs/common';
import { ChannelEntity } from '../channels/channel.entity.js';
import type { ContactEntity } from '../contacts/contact.entity.js';
import { ContactRepository } from '../contacts/contact.repository.js';
import { Cipher } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { LiffChannel, StaffContext } from '../http/request-context.js';
import type { BindingReviewEntity } from '../phone-binding/binding-review.entity.js';
import { LiffSessionRepository } from '../phone-binding/liff-session.repository.js';
import { MemberLookup, type MatchResult } from '../phone-binding/member-lookup.js';
import { memberOfBrand } from '../phone-binding/member-of-brand.js';
import { ReviewRepository } from './review.repository.js';

export type ReviewCase = {
  review: BindingReviewEntity;
  contact: ContactEntity;
  channel: LiffChannel;
  channelName: string;
  /** null: a signed link brought the case about, for the member that it names */
  e164: string | null;
};

/** A case with everything it is decided by. */
@Injectable()
export class ReviewCases {
  constructor(
    private readonly transactions: Transactions,
    private readonly reviews: ReviewRepository,
    private readonly contacts: ContactRepository,
    private readonly sessions: LiffSessionRepository,
    private readonly members: MemberLookup,
    private readonly cipher: Cipher,
  ) {}

  /** @throws request.not_found, for another team's case too */
  load({ teamId }: StaffContext, id: string): Promise<ReviewCase> {
    return this.transactions.once(async (db) => {
      const review = await this.reviews.get(db, teamId, id);
      const contact = await this.contacts.get(db, teamId, review.contactId);
      const channel = await this.sessions.findChannelById(db, teamId, review.channelId);
      const named = await db.findOneBy(ChannelEntity, { teamId, id: review.channelId });
      if (!channel || !named) throw new ProblemError('request.not_found');
      const place = { teamId, table: 'binding_reviews', column: 'phone', rowId: id };
      const e164 = review.phoneSealed === '' ? null : this.cipher.open(review.phoneSealed, place);
      return { review, contact, channel, channelName: named.name, e164 };
    });
  }

  /** What the shop says of the number or the member now. Outside any transaction. */
  async ask({ channel, e164, review }: ReviewCase): Promise<MatchResult> {
    if (e164 !== null) return this.members.find(channel, e164);
    const memberId = review.memberId ?? '';
    const read = await this.members.byId(channel, memberId);
    return read.kind === 'not asked' ? { kind: 'one', member: memberOfBrand(memberId) } : read;
  }
}
