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
import { Outbox } from '../delivery/outbox.js';
import { ProblemError } from '../http/problem.js';
import type { LiffContext } from '../http/request-context.js';
import { ShopWriteBacks } from '../shops/shop-write-backs.js';
import { BindMember, noNumber } from './bind-member.js';
import type { BindingEntity } from './binding.entity.js';
import { BindingRepository, memberKeyIn } from './binding.repository.js';
import { holderNotice } from './holder-notice.js';
import { boundMember, contactSubject } from './liff-state.js';
import { newReview } from './new-review.js';
import { chatAnswer } from './pending-answer.js';

type Tied = { kind: 'bound' | 'same'; binding: BindingEntity } | { kind: 'held'; holder: BindingEntity };

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

  /**
   * @param useUp in the transaction that ties: throws when the link was used by somebody else meanwhile
   * @throws ProblemError member_link.bound_otherwise, and what `useUp` throws
   */
  async tie(
    ctx: LiffContext,
    member: ShopMember,
    consentVersion: string | null,
    useUp: (tx: EntityManager) => Promise<void>,
  ): Promise<BindingOutcome> {
    const { channel, lineUserId } = ctx;
    const memberKey = memberKeyIn(channel, member.id);
    const told = await this.writeBacks.planFor(channel);
    const tied = await this.outbox.run(async (tx, enqueue): Promise<Tied> => {
      await useUp(tx);
      const own = await this.bindings.findActive(tx, channel.id, lineUserId);
      const inDoubt = own !== null && own.verifyAgainAt !== null;
      if (own && !inDoubt) {
        if (own.activeMemberKey === memberKey) return { kind: 'same', binding: own };
        throw new ProblemError('member_link.bound_otherwise');
      }
      if (own) await this.bindings.end(tx, own.id, this.clock.now(), 'verified again');
      const replaces = await this.bindings.findHolders(tx, channel.id, { memberKey, phoneIndex: '' });
      const [holder] = replaces;
      if (holder && channel.settings.policy.contested === 'review') {
        await this.openCase(tx, ctx, member, holder);
        return { kind: 'held', holder };
      }
      const by = { replaces, consentVersion, told };
      return { kind: 'bound', binding: await this.binder.bindByLink(tx, enqueue, ctx, member, by) };
    });
    return this.outcome(ctx, tied);
  }

  private async outcome(ctx: LiffContext, tied: Tied): Promise<BindingOutcome> {
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
    ctx: LiffContext,
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
