import { Injectable } from '@nestjs/common';
import type { TieOffer } from '@tieline/contracts';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { LiffContext } from '../http/request-context.js';
import { SignedMembers } from '../member-links/signed-members.js';
import { FindTieLink, isUsedLink } from './find-tie-link.js';
import type { TieAttemptEntity } from './tie-attempt.entity.js';
import { TieAttemptRepository } from './tie-attempt.repository.js';
import { TieMessages } from './tie-messages.js';

/** A link of the website in the hands of whoever opened it. Nothing is tied before they say yes. */
@Injectable()
export class OpenTieLink {
  constructor(
    private readonly links: FindTieLink,
    private readonly transactions: Transactions,
    private readonly attempts: TieAttemptRepository,
    private readonly signed: SignedMembers,
    private readonly messages: TieMessages,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError social.*, member_link.member_unknown, shop.unavailable */
  async offer(ctx: LiffContext, token: string): Promise<TieOffer> {
    const { attempt, settings } = await this.links.find(ctx, token);
    const member = await this.links.memberOf(ctx, attempt);
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

  /** It was not me: nobody can use the link any more. */
  async decline(ctx: LiffContext, token: string): Promise<undefined> {
    const attempt = await this.stillOpen(ctx, token);
    if (!attempt) return;
    const { lineUserId } = ctx;
    const ending = { state: 'declined', lineUserId, lineName: null } as const;
    const now = this.clock.now();
    await this.transactions.run((tx) => this.attempts.end(tx, attempt.id, ending, now));
  }

  /** Null when this person said so before. */
  private async stillOpen(ctx: LiffContext, token: string): Promise<TieAttemptEntity | null> {
    try {
      return (await this.links.find(ctx, token)).attempt;
    } catch (error) {
      if (isUsedLink(error) && (await this.links.endedBy(ctx, token)) === 'declined') return null;
      throw error;
    }
  }
}
