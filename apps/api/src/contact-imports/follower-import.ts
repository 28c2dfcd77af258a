import { Injectable } from '@nestjs/common';
import { LineClient, type LineFailed } from '@tieline/line';
import { ChannelCredentials } from '../channels/channel-credentials.js';
import { ImportedContacts } from '../contacts/imported-contacts.js';
import { Clock } from '../database/clock.js';
import type { ContactImportEntity } from './contact-import.entity.js';
import { blankContact } from './import-people.js';
import { Interrupted, type ImportSteps } from './import-steps.js';

/** LINE away for longer than this ends the import. */
const patienceMs = 86_400_000;

/**
 * LINE's list of friends, 1,000 a page; the page to come is kept with what the page before made. Names and pictures are
 * left to what people do next (follow, bind): a profile a friend would be a call a friend.
 */
@Injectable()
export class FollowerImport {
  constructor(
    private readonly line: LineClient,
    private readonly channels: ChannelCredentials,
    private readonly contacts: ImportedContacts,
    private readonly clock: Clock,
  ) {}

  async work(job: ContactImportEntity, steps: ImportSteps): Promise<ContactImportEntity['failure']> {
    const channel = await this.channels.find(job.channelId);
    if (!channel) return 'internal';
    for (;;) {
      const asked = this.clock.now();
      const page = await this.line.getFollowerIds(channel.messaging, job.nextPage);
      if (!page.ok) return this.failureOf(job, page);
      const { userIds, next } = page.value;
      await this.keep(job, steps, userIds, { next, asked });
      if (next === null) return null;
    }
  }

  private async keep(
    job: ContactImportEntity,
    steps: ImportSteps,
    userIds: readonly string[],
    { next, asked }: { next: string | null; asked: number },
  ): Promise<void> {
    const { teamId, channelId } = job;
    await steps.step(job, async (tx) => {
      const erased = await this.contacts.erased(tx, job, userIds);
      const friends = userIds.filter((userId) => !erased.has(userId));
      const known = await this.contacts.known(tx, job, friends);
      const rows = friends
        .filter((userId) => !known.has(userId))
        .map((userId) => ({
          ...blankContact(teamId, channelId, userId, this.clock.now()),
          friend: 1 as const,
          friendAt: asked,
        }));
      const added = await this.contacts.addMissing(tx, rows);
      await this.contacts.markFriends(tx, job, [...known.keys()], asked);
      return {
        nextPage: next,
        processed: job.processed + userIds.length,
        added: job.added + added,
        same: job.same + friends.length - added,
        rejected: job.rejected + erased.size,
      };
    });
  }

  /** What may go away is waited for: the lease ends, and the next round asks for the same page. */
  private failureOf(job: ContactImportEntity, { reason }: LineFailed): ContactImportEntity['failure'] {
    if (reason === 'forbidden') return 'forbidden';
    if (reason === 'unauthorized') return 'unauthorized';
    const mayPass = ['rate_limited', 'server', 'timeout', 'network'].includes(reason);
    if (mayPass && this.clock.now() - job.createdAt < patienceMs) throw new Interrupted();
    return 'line';
  }
}
