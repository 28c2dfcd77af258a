import { Injectable } from '@nestjs/common';
import type { BodyOf, TieResult, acceptTie } from '@tieline/contracts';
import type { LiffContext } from '../http/request-context.js';
import { CompleteTie } from './complete-tie.js';
import { FindTieLink, isUsedLink } from './find-tie-link.js';
import { TieMessages } from './tie-messages.js';

/** Whoever opened the link says yes. */
@Injectable()
export class AcceptTie {
  constructor(
    private readonly links: FindTieLink,
    private readonly completing: CompleteTie,
    private readonly messages: TieMessages,
  ) {}

  /** @throws ProblemError social.*, member_link.*, shop.unavailable */
  async accept(ctx: LiffContext, input: BodyOf<typeof acceptTie>): Promise<TieResult> {
    try {
      return await this.use(ctx, input);
    } catch (error) {
      const ended = isUsedLink(error) && (await this.links.endedBy(ctx, input.token));
      if (ended === 'bound' || ended === 'contested') return { outcome: ended, message: 'none' };
      throw error;
    }
  }

  private async use(
    ctx: LiffContext,
    { token, consentVersion }: BodyOf<typeof acceptTie>,
  ): Promise<TieResult> {
    const { attempt, settings } = await this.links.find(ctx, token);
    const member = await this.links.memberOf(ctx, attempt);
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
}
