import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { ContactEntity } from '../contacts/contact.entity.js';
import { CustomerEntity } from '../contacts/customer.entity.js';
import { StaffEntity } from '../auth/staff.entity.js';
import { Clock } from '../database/clock.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { BindingReviewEntity } from '../phone-binding/binding-review.entity.js';
import { BindingEntity } from '../phone-binding/binding.entity.js';

export type Verdict = { state: 'approved' | 'refused'; reason: string };
export type HolderRow = BindingEntity & { displayName: string | null };

/** What staff read and write of cases. */
@Injectable()
export class ReviewRepository {
  constructor(private readonly clock: Clock) {}

  /** @throws request.not_found, for another team's case too */
  async get(db: EntityManager, teamId: string, id: string): Promise<BindingReviewEntity> {
    const review = await db.findOneBy(BindingReviewEntity, { teamId, id });
    if (!review) throw new ProblemError('request.not_found');
    return review;
  }

  /** Of many who decide at once one wins; false for the others. */
  async decide(tx: EntityManager, ctx: StaffContext, id: string, verdict: Verdict): Promise<boolean> {
    const { affected } = await tx.update(
      BindingReviewEntity,
      { teamId: ctx.teamId, id, state: 'open' },
      {
        state: verdict.state,
        openKey: null,
        decidedBy: ctx.staffId,
        decisionReason: verdict.reason,
        decidedAt: this.clock.now(),
      },
    );
    return affected === 1;
  }

  /** The active bindings of the channel that hold the number or one of the members. */
  async holders(
    db: EntityManager,
    channelId: string,
    held: { phoneIndex: string; memberKeys: readonly string[] },
  ): Promise<HolderRow[]> {
    const bindings = await db.find(BindingEntity, {
      where: [
        { channelId, activePhoneIndex: held.phoneIndex },
        ...(held.memberKeys.length > 0 ? [{ channelId, activeMemberKey: In([...held.memberKeys]) }] : []),
      ],
    });
    const contacts = await db.find(ContactEntity, {
      select: { id: true, displayName: true },
      where: { id: In(bindings.map(({ contactId }) => contactId)) },
    });
    const nameOf = new Map(contacts.map(({ id, displayName }) => [id, displayName]));
    return bindings.map((row) => ({ ...row, displayName: nameOf.get(row.contactId) ?? null }));
  }

  /** The customer who has the number of the case. */
  async customerOf(db: EntityManager, { teamId, phoneIndex }: BindingReviewEntity): Promise<string | null> {
    return (await db.findOneBy(CustomerEntity, { teamId, phoneIndex }))?.id ?? null;
  }

  /** A binding of the customer whose number this is, in another channel. */
  async otherMember(db: EntityManager, review: BindingReviewEntity): Promise<HolderRow | null> {
    const customerId = await this.customerOf(db, review);
    if (customerId === null) return null;
    const { teamId, contactId } = review;
    const others = await db.findBy(ContactEntity, { teamId, customerId, id: Not(contactId) });
    const [binding] = await db.find(BindingEntity, {
      where: { contactId: In(others.map(({ id }) => id)), activeLineUserId: Not(IsNull()) },
      order: { boundAt: 'DESC' },
      take: 1,
    });
    if (!binding) return null;
    const holder = others.find(({ id }) => id === binding.contactId);
    return { ...binding, displayName: holder?.displayName ?? null };
  }

  async isBound(db: EntityManager, contact: ContactEntity): Promise<boolean> {
    const { channelId, lineUserId } = contact;
    const active = { channelId, activeLineUserId: lineUserId, verifyAgainAt: IsNull() };
    return db.existsBy(BindingEntity, active);
  }

  async staffName(db: EntityManager, id: string): Promise<string | null> {
    return (await db.findOne(StaffEntity, { select: { id: true, name: true }, where: { id } }))?.name ?? null;
  }
}
