import { Inject, Injectable } from '@nestjs/common';
import type { BindingOutcome } from '@tieline/contracts';
import type { ShopMember } from '@tieline/shops';
import type { EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ContactTies } from '../contacts/contact-ties.js';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Outbox, type Enqueue } from '../delivery/outbox.js';
import { ProblemError } from '../http/problem.js';
import type { LiffContext } from '../http/request-context.js';
import { ShopWriteBacks, type WriteBackPlan } from '../shops/shop-write-backs.js';
import { BindMember, noNumber, type BindSubject } from './bind-member.js';
import type { BindingEntity } from './binding.entity.js';
import { BindingRepository, memberKeyIn } from './binding.repository.js';
import { holderNotice } from './holder-notice.js';
import { boundMember, contactSubject } from './liff-state.js';
import { newReview } from './new-review.js';
import { chatAnswer } from './pending-answer.js';

type Tied = { kind: 'bound' | 'same'; binding: BindingEntity } | { kind: 'held'; holder: BindingEntity };

/** Whom a member is tied to, by a page or in the chat. */
export type LinkSubject = BindSubject & Pick<LiffContext, 'locale'>;

export type Linking = {
  consentVersion: string | null;
  /** in the transaction that ties: throws when the link was used by somebody else meanwhile */
  useUp: (tx: EntityManager) => Promise<void>;
  /** in the same transaction, once it is known what it comes to */
  then?: (tx: EntityManager, enqueue: Enqueue, tied: Tied['kind']) => Promise<void>;
};

const heldText = {
  'zh-TW': '此會員已綁定其他 LINE 帳號，店家確認後會與您聯繫。',
  en: 'This member is linked to another LINE account. The shop will look into it and contact you.',
};

/** Ties the member that a brand's server has signed for to the LINE user who opened the link. */
@Injectable()
export class LinkMember {
  constructor(
    private readonly outbox: Outbox,
    private readonly binder: BindMember,
    private readonly bindings: BindingRepository,
    private readonly contacts: ContactTies,
    private readonly writeBacks: ShopWriteBacks,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws ProblemError member_link.bound_otherwise, and what `useUp` throws */
  async tie(
    ctx: LinkSubject,
    member: ShopMember,
    { consentVersion, useUp, then }: Linking,
  ): Promise<BindingOutcome> {
    const told = await this.writeBacks.planFor(ctx.channel);
    const tied = await this.outbox.run(async (tx, enqueue) => {
      await useUp(tx);
      const result = await this.decide(tx, enqueue, ctx, member, { consentVersion, told });
      await then?.(tx, enqueue, result.kind);
      return result;
    });
    return this.outcome(ctx, tied);
  }

  private async decide(
    tx: EntityManager,
    enqueue: Enqueue,
    ctx: LinkSubject,
    member: ShopMember,
    { consentVersion, told }: { consentVersion: string | null; told: WriteBackPlan | null },
  ): Promise<Tied> {
    const { channel, lineUserId } = ctx;
    const memberKey = memberKeyIn(channel, member.id);
    const own = await this.bindings.findActive(tx, channel.id, lineUserId);
    const inDoubt = own !== null && own.verifyAgainAt !== null;
    if (own && !inDoubt) {
      if (own.activeMemberKey === memberKey) return { kind: 'same', binding: own };
      throw new ProblemError('member_link.bound_otherwise');
    }
    if (own) await this.bindings.endToRenew(tx, own, this.clock.now());
    const replaces = await this.bindings.findHolders(tx, channel.id, { memberKey, phoneIndex: '' });
    const [holder] = replaces;
    if (holder && channel.settings.policy.contested === 'review') {
      await this.openCase(tx, ctx, member, holder);
      if (own) {
        await this.bindings.tell(tx, 'unbound', own);
        await this.writeBacks.ended(tx, enqueue, own, this.clock.now());
      }
      return { kind: 'held', holder };
    }
    const by = { replaces, renews: own, consentVersion, told };
    return { kind: 'bound', binding: await this.binder.bindByLink(tx, enqueue, ctx, member, by) };
  }

  private async outcome(ctx: LinkSubject, tied: Tied): Promise<BindingOutcome> {
    const answer = (scenario: Parameters<typeof chatAnswer>[1]) =>
      chatAnswer(ctx.channel, scenario, this.config.line.chatBaseUrl);
    switch (tied.kind) {
      case 'bound':
        return { outcome: 'bound', member: boundMember(tied.binding), answer: answer('firstBinding') };
      case 'same':
        return { outcome: 'alreadyBound', member: boundMember(tied.binding), answer: answer('alreadyBound') };
      case 'held':
        await this.tellHolder(tied.holder);
        return { outcome: 'contested', text: heldText[ctx.locale], answer: answer(null) };
    }
  }

  /** Nothing of the first person is shown; staff decide. */
  private async openCase(
    tx: EntityManager,
    ctx: LinkSubject,
    member: ShopMember,
    holder: BindingEntity,
  ): Promise<void> {
    const { channel, lineUserId } = ctx;
    const now = this.clock.now();
    const none = { pendingId: null, pendingAnswer: null, pendingUntil: null };
    const known = await this.contacts.find(tx, channel.id, lineUserId);
    const contactId = await this.contacts.leavePending(tx, contactSubject(ctx), known, none, now);
    const opened = { channel, contactId, kind: 'contested', holder, memberId: member.id } as const;
    await this.bindings.openReview(tx, newReview(this.cipher, opened, noNumber, now));
  }

  /** Apart from the case itself: a hundred rivals make a hundred cases but one notice a day. */
  private async tellHolder(holder: BindingEntity): Promise<void> {
    const notice = holderNotice(holder, 'contestedMember', this.clock.now());
    try {
      await this.outbox.run((_tx, enqueue) => enqueue(notice));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
