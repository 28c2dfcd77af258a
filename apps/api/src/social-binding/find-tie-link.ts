import { Injectable } from '@nestjs/common';
import type { SocialBindingContent } from '@tieline/contracts';
import type { ShopMember } from '@tieline/shops';
import { Clock } from '../database/clock.js';
import { tokenHash } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { LiffContext } from '../http/request-context.js';
import { SignedMembers } from '../member-links/signed-members.js';
import { SocialBindingSettingsRepository } from './social-binding-settings.repository.js';
import type { TieAttemptEntity } from './tie-attempt.entity.js';
import { TieAttemptRepository } from './tie-attempt.repository.js';

export const isUsedLink = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'social.link_used';

type Found = { attempt: TieAttemptEntity; settings: SocialBindingContent };

/** What a link of the website stands for, while it can be used. */
@Injectable()
export class FindTieLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: TieAttemptRepository,
    private readonly settings: SocialBindingSettingsRepository,
    private readonly signed: SignedMembers,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError social.* */
  async find({ channel }: LiffContext, token: string): Promise<Found> {
    const { attempt, stored } = await this.transactions.once(async (db) => ({
      attempt: await this.attempts.findByToken(db, channel.id, tokenHash(token)),
      stored: await this.settings.get(db, channel.teamId, channel.id),
    }));
    if (!attempt) throw new ProblemError('social.link_invalid');
    if (!stored.content.enabled) throw new ProblemError('social.off');
    if (attempt.state !== 'open') throw new ProblemError('social.link_used');
    if (attempt.expiresAt <= this.clock.now()) throw new ProblemError('social.link_expired');
    return { attempt, settings: stored.content };
  }

  /** How the link ended, for the person who ended it: an answer of ours may have got lost. Null for all others. */
  async endedBy(
    { channel, lineUserId }: LiffContext,
    token: string,
  ): Promise<TieAttemptEntity['state'] | null> {
    const attempt = await this.transactions.once((db) =>
      this.attempts.findByToken(db, channel.id, tokenHash(token)),
    );
    return attempt?.lineUserId === lineUserId ? attempt.state : null;
  }

  /** Who was signed in on the website. @throws ProblemError member_link.member_unknown, shop.unavailable */
  async memberOf({ channel }: LiffContext, attempt: TieAttemptEntity): Promise<ShopMember | null> {
    const { memberId, memberName } = attempt;
    if (memberId === null) return null;
    return this.signed.memberOf(channel, { sub: memberId, ...(memberName && { name: memberName }) });
  }
}
