import { Injectable } from '@nestjs/common';
import type { SocialBindingContent, SocialTie } from '@tieline/contracts';
import type { ShopMember } from '@tieline/shops';
import type { EntityManager } from 'typeorm';
import { ContactTies } from '../contacts/contact-ties.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Outbox, type Enqueue } from '../delivery/outbox.js';
import { ProblemError } from '../http/problem.js';
import { LinkMember, type LinkSubject } from '../phone-binding/link-member.js';
import { contactSubject } from '../phone-binding/liff-state.js';
import { TaggingRepository } from '../tagging/tagging.repository.js';
import type { TieAttemptEntity } from './tie-attempt.entity.js';
import { TieAttemptRepository } from './tie-attempt.repository.js';
import { SocialTieRepository } from './social-tie.repository.js';

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
    private readonly ties: SocialTieRepository,
    private readonly contacts: ContactTies,
    private readonly taggings: TaggingRepository,
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
        await this.tie(tx, subject, work);
        await announce(enqueue);
      });
      return 'bound';
    }
    const outcome = await this.members.tie(subject, member, {
      consentVersion,
      useUp,
      then: async (tx, enqueue, tied) => {
        if (tied === 'held') return this.attempts.setState(tx, attempt.id, 'contested');
        await this.tie(tx, subject, work);
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

  /** A browser that was somebody else's becomes this person's; one that was theirs already stays as it is. */
  private async tie(
    tx: EntityManager,
    subject: LinkSubject,
    { attempt, settings, way }: Completing,
  ): Promise<void> {
    const { teamId, channelId, visitorHash, page } = attempt;
    const now = this.clock.now();
    const contactId = await this.contacts.ensure(tx, contactSubject(subject), now);
    const before = await this.ties.findActive(tx, channelId, visitorHash);
    if (before?.contactId === contactId) return;
    if (before) await this.ties.end(tx, before, { endedAt: now, endedBy: 'replaced' });
    await this.ties.insert(tx, {
      id: newId(),
      teamId,
      channelId,
      contactId,
      visitorHash,
      activeVisitor: visitorHash,
      page,
      way,
      tiedAt: now,
      endedAt: null,
      endedBy: null,
    });
    if (await this.ties.noteFirst(tx, { contactId, teamId, firstTiedAt: now })) {
      await this.taggings.putOn(tx, { teamId, source: 'social_binding' }, [contactId], settings.tagIds);
    }
  }
}
