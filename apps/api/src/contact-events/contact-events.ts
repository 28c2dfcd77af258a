import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { insertRows } from '../database/statements.js';
import { afterCommit } from '../database/transactions.js';
import { ContactEventEntity, type ContactEventKind } from './contact-event.entities.js';
import { ContactEventInterests } from './contact-event-interests.js';
import { ContactEventRunner } from './contact-event-runner.js';

export type ContactEvent = Pick<ContactEventEntity, 'teamId' | 'channelId' | 'contactId' | 'kind'> &
  Partial<Pick<ContactEventEntity, 'tagId' | 'source' | 'bindingId'>>;

/** Where features say what happened to contacts, in the transaction in which it did. */
@Injectable()
export class ContactEvents {
  constructor(
    private readonly interests: ContactEventInterests,
    private readonly runner: ContactEventRunner,
    private readonly clock: Clock,
  ) {}

  /** Whether anybody of this channel listens: for nobody there is nothing to find out. */
  hears({ teamId, channelId }: { teamId: string; channelId: string }, kind: ContactEventKind): boolean {
    return this.interests.channelsFor(teamId, kind)?.has(channelId) ?? false;
  }

  /** Which of these tags anybody of the team listens to: for the others there is nothing to find out. */
  heardTags(teamId: string, kind: 'tagged' | 'untagged', tagIds: readonly string[]): string[] {
    return tagIds.filter((tagId) => this.interests.channelsFor(teamId, kind, tagId) !== null);
  }

  /** Writes what somebody listens to, in one statement; otherwise none. */
  async record(tx: EntityManager, events: readonly ContactEvent[]): Promise<void> {
    const now = this.clock.now();
    const rows = events
      .filter(({ teamId, channelId, kind, tagId }) =>
        this.interests.channelsFor(teamId, kind, tagId)?.has(channelId),
      )
      .map((event): ContactEventEntity => ({
        id: newId(),
        tagId: null,
        source: null,
        bindingId: null,
        ...event,
        attempts: 0,
        leaseToken: '',
        leaseUntil: 0,
        createdAt: now,
      }));
    if (rows.length === 0) return;
    await insertRows(tx, ContactEventEntity, rows);
    afterCommit(() => this.runner.wake());
  }

  /** Nothing that happened to this person is told any more. */
  async forget(tx: EntityManager, contactId: string): Promise<void> {
    await tx.delete(ContactEventEntity, { contactId });
  }
}
