import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { ContactEvents } from '../../contact-events/contact-events.js';
import { Clock } from '../../database/clock.js';
import { JourneyEntryEntity, JourneyStepEntity } from '../../journeys/journey.entities.js';
import { TrackedLinkEntity } from '../../link-clicks/tracked-link.entities.js';
import { WebhookEventEntity } from '../../line-webhook/webhook-event.entity.js';
import { OtpChallengeEntity } from '../../otp/otp-challenge.entity.js';
import { BindingRefusalEntity } from '../../phone-binding/binding-refusal.entity.js';
import { BindingReviewEntity } from '../../phone-binding/binding-review.entity.js';
import { BindingEntity } from '../../phone-binding/binding.entity.js';
import { LiffSessionEntity } from '../../phone-binding/liff-session.entity.js';
import { SocialTieEntity, TiedContactEntity } from '../../social-binding/social-tie.entity.js';
import { TieAttemptEntity } from '../../social-binding/tie-attempt.entity.js';
import { ContactMenuEntity } from '../../rich-menus/rich-menu.entities.js';
import { TaggingEntity } from '../../tagging/tagging.entity.js';
import { ContactEntity } from '../contact.entity.js';
import { CustomerMergeEntity } from '../merging/customer-merge.entity.js';
import { CustomerEntity } from '../customer.entity.js';

/**
 * One person across all tables: what an erasure must reach. A feature that begins to keep something of a person adds
 * it here and to the export.
 */
@Injectable()
export class PersonRepository {
  constructor(
    private readonly clock: Clock,
    private readonly events: ContactEvents,
  ) {}

  /** Makes bindings and decisions of this contact wait, or waits for them. False when it is gone. */
  async lock(tx: EntityManager, { id, teamId }: ContactEntity): Promise<boolean> {
    const nothing = { pendingId: null, pendingAnswer: null, pendingUntil: null };
    return (await tx.update(ContactEntity, { id, teamId }, nothing)).affected === 1;
  }

  /** Codes and sessions go first: whoever is about to bind with one is refused. */
  async dropAccess(tx: EntityManager, { channelId, lineUserId }: ContactEntity): Promise<void> {
    await tx.delete(OtpChallengeEntity, { channelId, lineUserId });
    await tx.delete(LiffSessionEntity, { channelId, lineUserId });
    await tx.delete(BindingRefusalEntity, { channelId, lineUserId });
    await tx.delete(TieAttemptEntity, { channelId, lineUserId });
  }

  /** Blind indexes of every number that the contact was bound to or asked for. */
  async phoneIndexes(tx: EntityManager, { id: contactId }: ContactEntity): Promise<string[]> {
    const bindings = await tx.find(BindingEntity, {
      select: { id: true, phoneIndex: true },
      where: { contactId },
    });
    const reviews = await tx.findBy(BindingReviewEntity, { contactId });
    return [...bindings, ...reviews].map(({ phoneIndex }) => phoneIndex).filter((index) => index !== '');
  }

  activeBinding(tx: EntityManager, { id: contactId }: ContactEntity): Promise<BindingEntity | null> {
    return tx.findOneBy(BindingEntity, { contactId, activeLineUserId: Not(IsNull()) });
  }

  /** Bindings stay as figures: that there was one, when, and that it ended. */
  async anonymiseBindings(tx: EntityManager, { id: contactId }: ContactEntity): Promise<void> {
    const nobody = {
      lineUserId: '',
      memberId: null,
      memberNumber: null,
      memberName: null,
      memberTier: null,
      phoneSealed: '',
      phoneIndex: '',
      maskedPhone: '',
      activeLineUserId: null,
      activeMemberKey: null,
      activePhoneIndex: null,
      liveSealed: null,
      liveAt: null,
      consentVersion: null,
      endReason: 'erased',
    };
    await tx.update(BindingEntity, { contactId }, nobody);
    await tx
      .createQueryBuilder()
      .update(BindingEntity)
      .set({ endedAt: this.clock.now() })
      .where('contact_id = :contactId AND ended_at IS NULL', { contactId })
      .execute();
  }

  async forgetEvents(tx: EntityManager, { id, channelId, lineUserId }: ContactEntity): Promise<void> {
    await this.events.forget(tx, id);
    const nothing = { state: 'done' as const, payloadSealed: null, lineUserId: null };
    await tx.update(WebhookEventEntity, { channelId, lineUserId }, nothing);
  }

  /** The contact, its tags and cases; the customer too when no other contact is theirs. */
  async remove(tx: EntityManager, { id, teamId, customerId }: ContactEntity): Promise<void> {
    await tx.delete(TaggingEntity, { teamId, contactId: id });
    await tx.delete(TrackedLinkEntity, { teamId, contactId: id });
    await tx.delete(ContactMenuEntity, { teamId, contactId: id });
    await tx.delete(JourneyStepEntity, { teamId, contactId: id });
    await tx.delete(JourneyEntryEntity, { teamId, contactId: id });
    await tx.delete(BindingReviewEntity, { teamId, contactId: id });
    await tx.delete(CustomerMergeEntity, { teamId, contactId: id });
    await tx.delete(SocialTieEntity, { teamId, contactId: id });
    await tx.delete(TiedContactEntity, { teamId, contactId: id });
    await tx.delete(ContactEntity, { id, teamId });
    if (customerId !== null && !(await tx.existsBy(ContactEntity, { teamId, customerId }))) {
      await tx.delete(CustomerEntity, { id: customerId, teamId });
    }
  }
}
