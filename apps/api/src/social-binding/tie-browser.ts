import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ContactEvents } from '../contact-events/contact-events.js';
import { ContactTies } from '../contacts/contact-ties.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import type { LinkSubject } from '../phone-binding/link-member.js';
import { contactSubject } from '../phone-binding/liff-state.js';
import { TaggingRepository } from '../tagging/tagging.repository.js';
import type { Completing } from './complete-tie.js';
import { SocialTieRepository } from './social-tie.repository.js';

/** The tie itself, and the tags that go on with a contact's first one. */
@Injectable()
export class TieBrowser {
  constructor(
    private readonly ties: SocialTieRepository,
    private readonly contacts: ContactTies,
    private readonly taggings: TaggingRepository,
    private readonly events: ContactEvents,
    private readonly clock: Clock,
  ) {}

  /** A browser that was somebody else's becomes this person's; one that was theirs already stays as it is. */
  async tie(tx: EntityManager, subject: LinkSubject, { attempt, settings, way }: Completing): Promise<void> {
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
    await this.events.record(tx, [{ teamId, channelId, contactId, kind: 'siteTied' }]);
    if (await this.ties.noteFirst(tx, { contactId, teamId, firstTiedAt: now })) {
      await this.taggings.putOn(tx, { teamId, source: 'social_binding' }, [contactId], settings.tagIds);
    }
  }
}
