import { Injectable } from '@nestjs/common';
import type { BodyOf, decideBindingReview } from '@tieline/contracts';
import type { ShopMember } from '@tieline/shops';
import { AuditLog } from '../audit/audit-log.js';
import { ContactRepository } from '../contacts/contact.repository.js';
import { Outbox } from '../delivery/outbox.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { BindMember } from '../phone-binding/bind-member.js';
import { ShopWriteBacks } from '../shops/shop-write-backs.js';
import { DecideMerge } from './decide-merge.js';
import { ReviewCases, type ReviewCase } from './review-cases.js';
import { ReviewRepository } from './review.repository.js';
import { membersOf } from './show-review.js';

export type Decision = BodyOf<typeof decideBindingReview>;

/** Staff's word on a case. The shop is asked before the transaction; the case is decided by one conditional UPDATE in it. */
@Injectable()
export class DecideReview {
  constructor(
    private readonly outbox: Outbox,
    private readonly cases: ReviewCases,
    private readonly reviews: ReviewRepository,
    private readonly contacts: ContactRepository,
    private readonly binder: BindMember,
    private readonly writeBacks: ShopWriteBacks,
    private readonly merges: DecideMerge,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemError request.not_found, review.*, shop.unavailable */
  async decide(ctx: StaffContext, id: string, { decision, memberId, reason }: Decision): Promise<void> {
    const found = await this.cases.load(ctx, id);
    const { review, channel, e164 } = found;
    if (review.state !== 'open') throw new ProblemError('review.decided');
    const approve = decision === 'approve';
    if (review.kind === 'merge') return this.decideMerge(ctx, found, { approve, reason });
    const member = approve ? await this.chosen(found, memberId) : null;
    const told = member ? await this.writeBacks.planFor(channel) : null;
    const state = approve ? 'approved' : 'refused';
    await this.outbox.run(async (tx, enqueue) => {
      if (!(await this.reviews.decide(tx, ctx, id, { state, reason }))) {
        throw new ProblemError('review.decided');
      }
      const contact = await this.contacts.get(tx, ctx.teamId, review.contactId);
      if (approve) {
        const { lineUserId, displayName: lineName, pictureUrl: linePicture } = contact;
        const subject = { channel, contact, lineUserId, lineName, linePicture };
        const { phoneIndex, maskedPhone } = review;
        const number = { e164: e164 ?? '', phoneIndex, maskedPhone, consentVersion: null };
        await this.binder.bindByStaff(tx, enqueue, subject, number, member, told);
      }
      const target = { action: `binding_review.${state}`, targetType: 'contact', targetId: contact.id };
      const after = { reviewId: id, kind: review.kind, reason, memberNumber: member?.memberNumber ?? null };
      await this.audit.record(tx, ctx, { ...target, after });
    });
  }

  /** Whether two members of one shop are one person: the binding stands either way. */
  private async decideMerge(
    ctx: StaffContext,
    { review }: ReviewCase,
    { approve, reason }: { approve: boolean; reason: string },
  ): Promise<void> {
    const { id, contactId, kind } = review;
    const state = approve ? 'approved' : 'refused';
    await this.outbox.run(async (tx) => {
      if (!(await this.reviews.decide(tx, ctx, id, { state, reason }))) {
        throw new ProblemError('review.decided');
      }
      const { teamId } = ctx;
      const contact = await this.contacts.get(tx, teamId, contactId);
      const customerId = await this.reviews.customerOf(tx, review);
      if (customerId !== null && customerId !== contact.customerId)
        await this.merges.decide(tx, contact, customerId, approve);
      const target = { action: `binding_review.${state}`, targetType: 'contact', targetId: contactId };
      await this.audit.record(tx, ctx, { ...target, after: { reviewId: id, kind, reason } });
    });
  }

  /** The member to bind; null where the channel matches with no shop. */
  private async chosen(found: ReviewCase, memberId: string | undefined): Promise<ShopMember | null> {
    const match = await this.cases.ask(found);
    if (match.kind === 'not asked') return null;
    if (match.kind === 'unavailable' || match.kind === 'misconfigured') {
      throw new ProblemError('shop.unavailable', { retryAfterSeconds: 10 });
    }
    const members = membersOf(match);
    if (members.length === 0) throw new ProblemError('review.no_member');
    const only = members.length === 1 && memberId === undefined ? members[0] : undefined;
    const member = only ?? members.find(({ id }) => id === memberId);
    if (!member) throw new ProblemError('review.choose_member');
    return member;
  }
}
