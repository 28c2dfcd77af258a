import { Injectable } from '@nestjs/common';
import type { SocialBindingContent, SocialTie } from '@tieline/contracts';
import type { ShopMember } from '@tieline/shops';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { Outbox, type Enqueue } from '../delivery/outbox.js';
import { ProblemError } from '../http/problem.js';
import { LinkMember, type LinkSubject } from '../phone-binding/link-member.js';
import type { TieAttemptEntity } from './tie-attempt.entity.js';
import { TieAttemptRepository } from './tie-attempt.repository.js';
import { TieBrowser } from './tie-browser.js';

export type Completing = {
  attempt: TieAttemptEntity;
  settings: SocialBindingContent;
  way: SocialTie['way'];
  /** who is signed in on the website, as the shop knows them now */
  member: ShopMember | null;
  consentVersion: string | null;
  /** what is sent of it, in the transaction that ties */
  announce: (enqueue: Enqueue) => Promise<unknown>;
};

/** Ties a browser, and its signed-in member, to a LINE user: link or code, tie, tags and message in one transaction. */
@Injectable()
export class CompleteTie {
  constructor(
    private readonly outbox: Outbox,
    private readonly attempts: TieAttemptRepository,
    private readonly browsers: TieBrowser,
    private readonly members: LinkMember,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns `contested` when the member is tied to another LINE account: then nothing is tied, staff decide
   * @throws ProblemError social.link_used, social.link_expired, member_link.bound_otherwise
   */
  async complete(subject: LinkSubject, work: Completing): Promise<'bound' | 'contested'> {
    const { attempt, member, consentVersion, announce } = work;
    const useUp = (tx: EntityManager) => this.useUp(tx, subject, attempt);
    if (!member) {
      await this.outbox.run(async (tx, enqueue) => {
        await useUp(tx);
        await this.browsers.tie(tx, subject, work);
        await announce(enqueue);
      });
      return 'bound';
    }
    const outcome = await this.members.tie(subject, member, {
      consentVersion,
      useUp,
      then: async (tx, enqueue, tied) => {
        if (tied === 'held') return this.attempts.setState(tx, attempt.id, 'contested');
        await this.browsers.tie(tx, subject, work);
        await announce(enqueue);
      },
    });
    return outcome.outcome === 'contested' ? 'contested' : 'bound';
  }

  private async useUp(
    tx: EntityManager,
    subject: LinkSubject,
    { id, expiresAt }: TieAttemptEntity,
  ): Promise<void> {
    const { lineUserId, lineName } = subject;
    const now = this.clock.now();
    if (await this.attempts.end(tx, id, { state: 'bound', lineUserId, lineName }, now)) return;
    throw new ProblemError(expiresAt <= now ? 'social.link_expired' : 'social.link_used');
  }
}
