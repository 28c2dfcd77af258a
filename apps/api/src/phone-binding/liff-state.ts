import { Inject, Injectable } from '@nestjs/common';
import type { BoundMember, LiffState, OtpChallenge } from '@tieline/contracts';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ContactTies } from '../contacts/contact-ties.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { LiffContext } from '../http/request-context.js';
import type { OtpChallengeEntity } from '../otp/otp-challenge.entity.js';
import { OtpChallengeRepository } from '../otp/otp-challenge.repository.js';
import { otpPolicy } from '../otp/otp-policy.js';
import type { BindingEntity } from './binding.entity.js';
import { BindingRepository } from './binding.repository.js';
import { LiffPages } from './liff-page.js';
import { chatAnswer } from './pending-answer.js';
import { ScenarioMessages } from './scenario-messages.js';

export type SessionSubject = Pick<LiffContext, 'channel' | 'lineUserId' | 'lineName' | 'linePicture'>;

export function boundMember(binding: BindingEntity): BoundMember {
  return {
    name: binding.memberName,
    memberNumber: binding.memberNumber,
    tier: binding.memberTier,
    maskedPhone: binding.maskedPhone,
  };
}

export function challengeView(challenge: Omit<OtpChallengeEntity, 'phoneSealed'>, now: number): OtpChallenge {
  const seconds = (at: number) => Math.max(0, Math.ceil((at - now) / 1000));
  const proven = challenge.state === 'proven';
  return {
    id: challenge.id,
    state: proven ? 'proven' : 'open',
    maskedPhone: challenge.maskedPhone,
    codeLength: 6,
    expiresInSeconds: seconds(proven ? (challenge.provenUntil ?? now) : challenge.expiresAt),
    resendInSeconds: seconds(challenge.resendAt),
    triesLeft: Math.max(0, otpPolicy.triesPerCode - challenge.attempts),
    sends: challenge.sends,
  };
}

/** Where a customer stands: bound, half way, or at the beginning. A page that was reloaded goes on from here. */
@Injectable()
export class LiffStates {
  constructor(
    private readonly transactions: Transactions,
    private readonly bindings: BindingRepository,
    private readonly challenges: OtpChallengeRepository,
    private readonly contacts: ContactTies,
    private readonly pages: LiffPages,
    private readonly messages: ScenarioMessages,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Of somebody who is not bound and has no code on the way. */
  blank({ channel, lineName }: SessionSubject): LiffState {
    return { page: this.pages.pageOf(channel), lineName, bound: null, verifyAgain: false, challenge: null };
  }

  async read(subject: SessionSubject): Promise<LiffState> {
    const { channel, lineUserId, lineName } = subject;
    const now = this.clock.now();
    const page = this.pages.pageOf(channel);
    const { binding, challenge } = await this.transactions.once(async (db) => ({
      binding: await this.bindings.findActive(db, channel.id, lineUserId),
      challenge: await this.challenges.findAlive(db, { channelId: channel.id, lineUserId }, now),
    }));
    if (!binding || binding.verifyAgainAt !== null) {
      const verifyAgain = binding !== null;
      return {
        page,
        lineName,
        bound: null,
        verifyAgain,
        challenge: challenge && challengeView(challenge, now),
      };
    }
    await this.leaveAlreadyBoundAnswer(subject, binding);
    const answer = chatAnswer(channel, 'alreadyBound', this.config.line.chatBaseUrl);
    const bound = { member: boundMember(binding), answer };
    return { page, lineName, bound, verifyAgain: false, challenge: null };
  }

  /** The page is about to send the trigger text of `alreadyBound`; the webhook will look for this. */
  private async leaveAlreadyBoundAnswer(subject: SessionSubject, binding: BindingEntity): Promise<void> {
    const now = this.clock.now();
    const vars = {
      customerName: binding.memberName ?? subject.lineName,
      memberNumber: binding.memberNumber,
      memberTier: binding.memberTier,
    };
    const slot = this.messages.slot(subject.channel, 'alreadyBound', vars, now);
    await this.transactions.run(async (tx) => {
      const known = await this.contacts.find(tx, subject.channel.id, subject.lineUserId);
      // Erased since the binding was read: nothing may make the contact again.
      if (!known) return;
      await this.contacts.leavePending(tx, contactSubject(subject), known, slot, now);
    });
  }
}

export function contactSubject({ channel, lineUserId, lineName, linePicture }: SessionSubject) {
  return {
    teamId: channel.teamId,
    channelId: channel.id,
    lineUserId,
    displayName: lineName,
    pictureUrl: linePicture,
  };
}
