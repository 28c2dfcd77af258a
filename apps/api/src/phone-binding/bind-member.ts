import { Inject, Injectable } from '@nestjs/common';
import type { BindingOutcome } from '@tieline/contracts';
import type { ShopMember } from '@tieline/shops';
import type { EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { CustomerMerges } from '../contacts/merging/customer-merges.js';
import { ContactTies } from '../contacts/contact-ties.js';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { ConflictingWrite, isDuplicateKey } from '../database/database-errors.js';
import { newId } from '../database/ids.js';
import { Outbox, type Enqueue } from '../delivery/outbox.js';
import { ProblemError } from '../http/problem.js';
import type { LiffContext } from '../http/request-context.js';
import { ShopWriteBacks, type WriteBackPlan } from '../shops/shop-write-backs.js';
import { TaggingRepository } from '../tagging/tagging.repository.js';
import type { BindingEntity } from './binding.entity.js';
import { BindingRepository, memberKeyIn } from './binding.repository.js';
import { holderNotice } from './holder-notice.js';
import { JoinCustomer, type Home } from './join-customer.js';
import { newReview } from './new-review.js';
import { boundMember, contactSubject, type SessionSubject } from './liff-state.js';
import { chatAnswer } from './pending-answer.js';
import { ProvenNumbers, type ProvenNumber } from './proven-numbers.js';
import { ScenarioMessages } from './scenario-messages.js';

/** The database refused: the LINE user, the member or the phone is tied already. */
export class HeldAlready extends Error {
  constructor() {
    super('tied already');
    this.name = 'HeldAlready';
  }
}

/** Who is bound: the customer of a LIFF session, or the contact of a case that staff decide. */
export type BindSubject = SessionSubject & Pick<LiffContext, 'contact'>;
export type BoundNumber = Pick<ProvenNumber, 'e164' | 'phoneIndex' | 'maskedPhone' | 'consentVersion'>;

/** Of whoever was bound without proving a number. */
export const noNumber = { e164: '', phoneIndex: '', maskedPhone: '' };

type ByLink = {
  replaces: readonly BindingEntity[];
  renews: BindingEntity | null;
  consentVersion: string | null;
  told: WriteBackPlan | null;
};

/** Ties contact, phone and member: code, contact, customer, binding, tags and answer in one transaction. */
@Injectable()
export class BindMember {
  constructor(
    private readonly outbox: Outbox,
    private readonly bindings: BindingRepository,
    private readonly contacts: ContactTies,
    private readonly customers: JoinCustomer,
    private readonly merges: CustomerMerges,
    private readonly taggings: TaggingRepository,
    private readonly proven: ProvenNumbers,
    private readonly messages: ScenarioMessages,
    private readonly writeBacks: ShopWriteBacks,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param earlier ended in the same transaction: `replaces` give way (policy `move`), `renews` is this customer's own,
   * which had to be verified again
   * @throws HeldAlready when a unique key says so
   */
  async bind(
    ctx: LiffContext,
    number: ProvenNumber,
    member: ShopMember | null,
    { replaces, renews }: { replaces: readonly BindingEntity[]; renews: BindingEntity | null },
  ): Promise<BindingOutcome> {
    const told = member ? await this.writeBacks.planFor(ctx.channel) : null;
    const binding = await this.outbox.run(async (tx, enqueue) => {
      const now = this.clock.now();
      await this.proven.consume(tx, number, 'bound');
      for (const holder of replaces) await this.giveWay(tx, enqueue, holder, now);
      if (renews) await this.bindings.endToRenew(tx, renews, now);
      const made = await this.tie(tx, ctx, number, { member, renews }, now);
      await this.tellShop(tx, enqueue, made, { told, renews });
      return made;
    });
    const answer = chatAnswer(ctx.channel, 'firstBinding', this.config.line.chatBaseUrl);
    return { outcome: 'bound', member: boundMember(binding), answer };
  }

  /**
   * Staff decided: whoever holds the number or the member gives way. In the caller's transaction.
   * @param told what the shop is to hear of it, planned before the transaction
   * @throws ProblemError review.contact_bound
   */
  async bindByStaff(
    tx: EntityManager,
    enqueue: Enqueue,
    subject: BindSubject,
    number: BoundNumber,
    member: ShopMember | null,
    told: WriteBackPlan | null,
  ): Promise<void> {
    const { channel, lineUserId } = subject;
    const now = this.clock.now();
    const own = await this.bindings.findActive(tx, channel.id, lineUserId);
    if (own && own.verifyAgainAt === null) throw new ProblemError('review.contact_bound');
    if (own) await this.bindings.endToRenew(tx, own, now);
    const memberKey = member && memberKeyIn(channel, member.id);
    const held = { memberKey, phoneIndex: number.phoneIndex };
    for (const holder of await this.bindings.findHolders(tx, channel.id, held)) {
      await this.giveWay(tx, enqueue, holder, now);
    }
    try {
      const made = await this.tie(tx, subject, number, { member, renews: own }, now);
      await this.tellShop(tx, enqueue, made, { told, renews: own });
    } catch (error) {
      // Somebody bound meanwhile: the whole transaction looks again.
      throw error instanceof HeldAlready ? new ConflictingWrite('binding') : error;
    }
  }

  /**
   * By a link that the brand's server signed: no number is proven, so none is held. In the caller's transaction.
   * @param by.replaces the bindings that give way (policy `move`)
   * @param by.renews this customer's own, which ended in this transaction
   */
  async bindByLink(
    tx: EntityManager,
    enqueue: Enqueue,
    subject: BindSubject,
    member: ShopMember,
    { replaces, renews, consentVersion, told }: ByLink,
  ): Promise<BindingEntity> {
    const now = this.clock.now();
    for (const holder of replaces) await this.giveWay(tx, enqueue, holder, now);
    try {
      const made = await this.tie(tx, subject, { ...noNumber, consentVersion }, { member, renews }, now);
      await this.tellShop(tx, enqueue, made, { told, renews });
      return made;
    } catch (error) {
      // Somebody bound meanwhile: the whole transaction looks again.
      throw error instanceof HeldAlready ? new ConflictingWrite('binding') : error;
    }
  }

  private async tie(
    tx: EntityManager,
    ctx: BindSubject,
    number: BoundNumber,
    { member, renews }: { member: ShopMember | null; renews: BindingEntity | null },
    now: number,
  ): Promise<BindingEntity> {
    const { channel, lineName } = ctx;
    const { teamId } = channel;
    const { phoneIndex, maskedPhone, e164 } = number;
    const name = member?.name ?? lineName;
    const { shopConnectionId } = channel.settings;
    const joining = { contactId: ctx.contact?.id ?? null, member, shopConnectionId };
    const home = await this.customers.home(tx, { teamId, e164, phoneIndex, maskedPhone, name }, joining, now);
    const vars = {
      customerName: name,
      memberNumber: member?.memberNumber ?? null,
      memberTier: member?.tier ?? null,
    };
    const pending = this.messages.slot(channel, 'firstBinding', vars, now);
    const { contactId, first } = await this.contacts.tie(tx, contactSubject(ctx), ctx.contact, {
      customerId: home.customerId,
      pending,
      now,
    });
    const binding = this.newBinding(ctx, number, member, contactId, now);
    try {
      await this.bindings.insert(tx, binding, renews);
    } catch (error) {
      if (isDuplicateKey(error)) throw new HeldAlready();
      throw error;
    }
    if (first) {
      const putting = { teamId, bindingId: binding.id, source: 'phone_binding' } as const;
      await this.taggings.putOn(tx, putting, [contactId], channel.settings.tagIds);
    }
    await this.settle(tx, ctx, number, { contactId, home }, now);
    return binding;
  }

  /** The contact joins the customer who has this number, or staff are to say whether it is the same person. */
  private async settle(
    tx: EntityManager,
    { channel }: BindSubject,
    number: BoundNumber,
    { contactId, home }: { contactId: string; home: Home },
    now: number,
  ): Promise<void> {
    const { teamId } = channel;
    if (home.kind === 'joins')
      await this.merges.join(tx, { teamId, contactId, customerId: home.customerId }, home.from, now);
    if (home.kind === 'conflict')
      await this.bindings.openReview(
        tx,
        newReview(this.cipher, { channel, contactId, kind: 'merge', holder: null }, number, now),
      );
  }

  private newBinding(
    { channel, lineUserId }: BindSubject,
    { phoneIndex, maskedPhone, e164, consentVersion }: BoundNumber,
    member: ShopMember | null,
    contactId: string,
    now: number,
  ): BindingEntity {
    const id = newId();
    const { teamId, settings } = channel;
    const shopConnectionId = member ? settings.shopConnectionId : null;
    return {
      id,
      teamId,
      channelId: channel.id,
      contactId,
      lineUserId,
      platform: settings.matchPlatform,
      shopConnectionId,
      memberId: member?.id ?? null,
      memberNumber: member?.memberNumber ?? null,
      memberName: member?.name ?? null,
      memberTier: member?.tier ?? null,
      phoneSealed: e164 && this.cipher.seal(e164, { teamId, table: 'bindings', column: 'phone', rowId: id }),
      phoneIndex,
      maskedPhone,
      activeLineUserId: lineUserId,
      activeMemberKey: member && memberKeyIn(channel, member.id),
      activePhoneIndex: phoneIndex || null,
      consentVersion,
      liveSealed: null,
      liveAt: null,
      boundAt: now,
      endedAt: null,
      endReason: null,
      verifyAgainAt: null,
      verifyAgainReason: null,
      importId: null,
    };
  }

  private async tellShop(
    tx: EntityManager,
    enqueue: Enqueue,
    made: BindingEntity,
    { told, renews }: { told: WriteBackPlan | null; renews: BindingEntity | null },
  ): Promise<void> {
    if (renews && renews.activeMemberKey !== made.activeMemberKey) {
      await this.writeBacks.ended(tx, enqueue, renews, made.boundAt);
    }
    if (!told) return;
    const before = told.lineId ? await this.bindings.endedBefore(tx, made) : [];
    await this.writeBacks.bound(tx, enqueue, made, { plan: told, before });
  }

  private async giveWay(
    tx: EntityManager,
    enqueue: Enqueue,
    holder: BindingEntity,
    now: number,
  ): Promise<void> {
    if (!(await this.bindings.end(tx, holder, now, 'moved to another LINE account'))) return;
    // "You are bound" must not be answered to somebody who no longer is.
    await this.contacts.clearPending(tx, holder.contactId);
    await enqueue(holderNotice(holder, 'moved', now));
    await this.writeBacks.ended(tx, enqueue, holder, now);
  }
}
