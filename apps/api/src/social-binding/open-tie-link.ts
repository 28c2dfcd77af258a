import { Injectable } from '@nestjs/common';
import type { BodyOf, SocialBindingContent, TieOffer, TieResult, acceptTie } from '@tieline/contracts';
import type { ShopMember } from '@tieline/shops';
import { Clock } from '../database/clock.js';
import { tokenHash } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { LiffContext } from '../http/request-context.js';
import { SignedMembers } from '../member-links/signed-members.js';
import { CompleteTie } from './complete-tie.js';
import { SocialBindingSettingsRepository } from './social-binding-settings.repository.js';
import type { TieAttemptEntity } from './tie-attempt.entity.js';
import { TieAttemptRepository } from './tie-attempt.repository.js';
import { TieMessages } from './tie-messages.js';

type Opened = { attempt: TieAttemptEntity; settings: SocialBindingContent };

/** A link of the website in the hands of whoever opened it. Nothing is tied before they say yes. */
@Injectable()
export class OpenTieLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: TieAttemptRepository,
    private readonly settings: SocialBindingSettingsRepository,
    private readonly signed: SignedMembers,
    private readonly completing: CompleteTie,
    private readonly messages: TieMessages,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError social.*, member_link.member_unknown, shop.unavailable */
  async offer(ctx: LiffContext, token: string): Promise<TieOffer> {
    const { attempt, settings } = await this.open(ctx, token);
    const member = await this.memberOf(ctx, attempt);
    const message = await this.messages.expect(ctx.channel, settings);
    const now = this.clock.now();
    await this.transactions.once((db) => this.attempts.noteOpened(db, attempt.id, now));
    return {
      host: new URL(attempt.page).host,
      brandName: ctx.channel.teamName,
      lineName: ctx.lineName,
      beganSecondsAgo: Math.max(0, Math.round((now - attempt.createdAt) / 1000)),
      device: attempt.device,
      member: member && this.signed.masked(member),
      message,
    };
  }

  /** @throws ProblemError as `offer`, and member_link.bound_otherwise */
  async accept(ctx: LiffContext, { token, consentVersion }: BodyOf<typeof acceptTie>): Promise<TieResult> {
    const { attempt, settings } = await this.open(ctx, token);
    const member = await this.memberOf(ctx, attempt);
    const message = await this.messages.left(ctx.channel, settings);
    const outcome = await this.completing.complete(ctx, {
      attempt,
      settings,
      way: 'link',
      member,
      consentVersion: consentVersion ?? null,
      announce: async (enqueue) => {
        if (message === 'push') await enqueue(this.messages.push(ctx, attempt, settings, member));
      },
    });
    return { outcome, message: outcome === 'bound' ? message : 'none' };
  }

  /** It was not me: nobody can use the link any more. */
  async decline(ctx: LiffContext, token: string): Promise<undefined> {
    const { attempt } = await this.open(ctx, token);
    const { lineUserId } = ctx;
    const ending = { state: 'declined', lineUserId, lineName: null } as const;
    const now = this.clock.now();
    await this.transactions.run((tx) => this.attempts.end(tx, attempt.id, ending, now));
  }

  private async open({ channel }: LiffContext, token: string): Promise<Opened> {
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

  private async memberOf({ channel }: LiffContext, attempt: TieAttemptEntity): Promise<ShopMember | null> {
    const { memberId, memberName } = attempt;
    if (memberId === null) return null;
    return this.signed.memberOf(channel, { sub: memberId, ...(memberName && { name: memberName }) });
  }
}
