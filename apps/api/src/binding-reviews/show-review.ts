import { Injectable } from '@nestjs/common';
import type { BindingHolder, BindingReviewDetail, ReviewCandidate } from '@tieline/contracts';
import type { ShopMember } from '@tieline/shops';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { memberKeyIn } from '../phone-binding/binding.repository.js';
import type { MatchResult } from '../phone-binding/member-lookup.js';
import { maskName } from './mask-name.js';
import { ReviewCases, type ReviewCase } from './review-cases.js';
import { ReviewRepository, type HolderRow } from './review.repository.js';

const instant = (ms: number): string => new Date(ms).toISOString();

/** One case for staff: who asks, who holds the number, and what the shop has for it right now. */
@Injectable()
export class ShowReview {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: ReviewCases,
    private readonly reviews: ReviewRepository,
  ) {}

  async show(ctx: StaffContext, id: string): Promise<BindingReviewDetail> {
    const found = await this.cases.load(ctx, id);
    const { review, contact, channel } = found;
    const open = review.state === 'open';
    const isMerge = review.kind === 'merge';
    const match: MatchResult = open && !isMerge ? await this.cases.ask(found) : { kind: 'not asked' };
    const members = membersOf(match);
    const keyed = members.map((member) => ({ member, key: keyOf(found, member) }));
    const { holders, other, contactBound, staffName } = await this.transactions.once(async (db) => ({
      holders: open
        ? await this.reviews.holders(db, channel.id, {
            phoneIndex: review.phoneIndex,
            memberKeys: keyed.flatMap(({ key }) => key ?? []),
          })
        : [],
      other: open && isMerge ? await this.reviews.otherMember(db, review) : null,
      contactBound: !isMerge && (await this.reviews.isBound(db, contact)),
      staffName: review.decidedBy ? await this.reviews.staffName(db, review.decidedBy) : null,
    }));
    const [first = null] = holders;
    const ofNumber = found.e164 === null ? first : holders.find(isHolderOf(review.phoneIndex));
    const holder = isMerge ? other : ofNumber;
    return {
      id,
      kind: review.kind,
      state: review.state,
      channelName: found.channelName,
      contactId: contact.id,
      displayName: contact.displayName,
      maskedPhone: review.maskedPhone || null,
      memberId: review.memberId,
      createdAt: instant(review.createdAt),
      shop: shopState(match),
      candidates: keyed.map(({ member, key }) =>
        describeCandidate(
          member,
          holders.find(({ activeMemberKey }) => key !== null && activeMemberKey === key),
        ),
      ),
      holder: holder ? describeHolder(holder) : null,
      contactBound,
      decision:
        review.decidedAt === null
          ? null
          : { staffName, reason: review.decisionReason ?? '', decidedAt: instant(review.decidedAt) },
    };
  }
}

export function membersOf(match: MatchResult): ShopMember[] {
  if (match.kind === 'many') return match.members;
  return match.kind === 'one' ? [match.member] : [];
}

const isHolderOf = (phoneIndex: string) => (row: HolderRow) => row.activePhoneIndex === phoneIndex;

function keyOf({ channel }: ReviewCase, member: ShopMember): string | null {
  return memberKeyIn(channel, member.id);
}

function shopState(match: MatchResult): BindingReviewDetail['shop'] {
  switch (match.kind) {
    case 'not asked':
      return 'notAsked';
    case 'unavailable':
    case 'misconfigured':
      return match.kind;
    case 'none':
    case 'one':
    case 'many':
      return 'answered';
  }
}

function describeCandidate(member: ShopMember, heldBy: HolderRow | undefined): ReviewCandidate {
  const { id, memberNumber, name, tier, phoneVerified, blacklisted } = member;
  return {
    memberId: id,
    memberNumber,
    maskedName: maskName(name),
    tier,
    phoneVerified,
    blacklisted,
    heldBy: heldBy ? describeHolder(heldBy) : null,
  };
}

function describeHolder(row: HolderRow): BindingHolder {
  const { contactId, displayName, maskedPhone, memberNumber, boundAt } = row;
  return { contactId, displayName, maskedPhone, memberNumber, boundAt: instant(boundAt) };
}
