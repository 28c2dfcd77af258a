import { Inject, Injectable } from '@nestjs/common';
import type { BindingOutcome, Scenario } from '@tieline/contracts';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ContactTies } from '../contacts/contact-ties.js';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Outbox } from '../delivery/outbox.js';
import type { LiffContext } from '../http/request-context.js';
import type { ShopMember } from '@tieline/shops';
import { BindMember, HeldAlready } from './bind-member.js';
import { decideBinding } from './binding-outcome.js';
import type { BindingEntity } from './binding.entity.js';
import { BindingRepository, memberKeyOf } from './binding.repository.js';
import { holderNotice } from './holder-notice.js';
import { boundMember, contactSubject } from './liff-state.js';
import { MemberLookup } from './member-lookup.js';
import { newReview } from './new-review.js';
import { chatAnswer } from './pending-answer.js';
import { ProvenNumbers, type ProvenNumber } from './proven-numbers.js';
import { ScenarioMessages } from './scenario-messages.js';

/** With many movers at once somebody wins every round; who never does is for staff to see. */
const bindRounds = 5;

/** From a proven number to an outcome: ask the shop, then bind or say why not. */
@Injectable()
export class MatchAndBind {
  constructor(
    private readonly proven: ProvenNumbers,
    private readonly members: MemberLookup,
    private readonly binder: BindMember,
    private readonly bindings: BindingRepository,
    private readonly contacts: ContactTies,
    private readonly messages: ScenarioMessages,
    private readonly outbox: Outbox,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async verify(ctx: LiffContext, code: string): Promise<BindingOutcome> {
    const number = await this.proven.prove(ctx, code);
    const outcome = await this.conclude(ctx, number);
    await this.proven.clearFailures(ctx, number);
    return outcome;
  }

  async retry(ctx: LiffContext): Promise<BindingOutcome> {
    return this.conclude(ctx, this.proven.recall(ctx));
  }

  private async conclude(ctx: LiffContext, number: ProvenNumber): Promise<BindingOutcome> {
    const decision = decideBinding(await this.members.find(ctx.channel, number.e164));
    switch (decision.kind) {
      case 'bind':
        return this.bind(ctx, number, decision.member);
      case 'notFound':
        return this.notFound(ctx, number);
      case 'many':
        return this.forStaff(ctx, number, 'many', null);
      case 'staff':
        return this.forStaff(ctx, number, 'contested', null);
      case 'unavailable': {
        const keptForMs = await this.proven.keep(number);
        const { unavailable } = ctx.channel.settings.texts;
        return { outcome: 'unavailable', text: unavailable, keptForSeconds: keptForMs / 1000 };
      }
    }
  }

  /**
   * The unique keys decide who comes too late. Holders give way or the case goes to staff; where the holder has left
   * meanwhile, or others are moving too, it is tried again.
   */
  private async bind(
    ctx: LiffContext,
    number: ProvenNumber,
    member: ShopMember | null,
  ): Promise<BindingOutcome> {
    const moves = ctx.channel.settings.policy.contested === 'move';
    let replaces: BindingEntity[] = [];
    let renews: BindingEntity | null = null;
    for (let round = 1; ; round += 1) {
      try {
        return await this.binder.bind(ctx, number, member, { replaces, renews });
      } catch (error) {
        if (!(error instanceof HeldAlready)) throw error;
      }
      const { own, holders } = await this.inTheWay(ctx, number, member);
      if (own && own.verifyAgainAt === null) return this.alreadyBound(ctx, number, own);
      renews = own;
      const stays = holders.length > 0 && !moves;
      if (stays || round === bindRounds) return this.forStaff(ctx, number, 'contested', holders[0] ?? null);
      replaces = holders;
    }
  }

  private async inTheWay(
    { channel, lineUserId }: LiffContext,
    number: ProvenNumber,
    member: ShopMember | null,
  ) {
    const connectionId = channel.settings.shopConnectionId;
    const memberKey = member && connectionId ? memberKeyOf(connectionId, member.id) : null;
    return this.outbox.run(async (tx) => {
      const own = await this.bindings.findActive(tx, channel.id, lineUserId);
      const held = { memberKey, phoneIndex: number.phoneIndex };
      const holders = await this.bindings.findHolders(tx, channel.id, held);
      return { own, holders: holders.filter(({ id }) => id !== own?.id) };
    });
  }

  private async alreadyBound(
    ctx: LiffContext,
    number: ProvenNumber,
    own: BindingEntity,
  ): Promise<BindingOutcome> {
    const { channel, lineUserId, lineName } = ctx;
    const now = this.clock.now();
    const vars = {
      customerName: own.memberName ?? lineName,
      memberNumber: own.memberNumber,
      memberTier: own.memberTier,
    };
    const slot = this.messages.slot(channel, 'alreadyBound', vars, now);
    await this.outbox.run(async (tx) => {
      await this.proven.consume(tx, number, 'alreadyBound');
      const known = await this.contacts.find(tx, channel.id, lineUserId);
      await this.contacts.leavePending(tx, contactSubject(ctx), known, slot, now);
    });
    return { outcome: 'alreadyBound', member: boundMember(own), answer: this.answer(ctx, 'alreadyBound') };
  }

  private async notFound(ctx: LiffContext, number: ProvenNumber): Promise<BindingOutcome> {
    const { channel, lineUserId, lineName } = ctx;
    const now = this.clock.now();
    const vars = { customerName: lineName, memberNumber: null, memberTier: null };
    const slot = this.messages.slot(channel, 'memberNotFound', vars, now);
    await this.outbox.run(async (tx) => {
      await this.proven.consume(tx, number, 'notFound');
      const known = await this.contacts.find(tx, channel.id, lineUserId);
      await this.contacts.leavePending(tx, contactSubject(ctx), known, slot, now);
    });
    return {
      outcome: 'notFound',
      maskedPhone: number.maskedPhone,
      answer: this.answer(ctx, 'memberNotFound'),
    };
  }

  /** Nothing of the member or of the first person is shown; staff decide. */
  private async forStaff(
    ctx: LiffContext,
    number: ProvenNumber,
    kind: 'contested' | 'many',
    holder: BindingEntity | null,
  ): Promise<BindingOutcome> {
    const { channel, lineUserId } = ctx;
    const now = this.clock.now();
    const none = { pendingId: null, pendingAnswer: null, pendingUntil: null };
    await this.outbox.run(async (tx) => {
      await this.proven.consume(tx, number, kind);
      const known = await this.contacts.find(tx, channel.id, lineUserId);
      const contactId = await this.contacts.leavePending(tx, contactSubject(ctx), known, none, now);
      const opened = { channel, contactId, kind, holder };
      await this.bindings.openReview(tx, newReview(this.cipher, opened, number, now));
    });
    if (holder) await this.tellHolder(holder, now);
    return { outcome: kind, text: channel.settings.texts[kind], answer: this.answer(ctx, null) };
  }

  /** Apart from the case itself: a hundred rivals make a hundred cases but one notice a day. */
  private async tellHolder(holder: BindingEntity, now: number): Promise<void> {
    try {
      await this.outbox.run((_tx, enqueue) => enqueue(holderNotice(holder, 'contested', now)));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private answer(ctx: LiffContext, scenario: Scenario | null) {
    return chatAnswer(ctx.channel, scenario, this.config.line.chatBaseUrl);
  }
}
