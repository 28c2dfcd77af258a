import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { newId } from '../database/ids.js';
import { insertRows, selectRows } from '../database/statements.js';
import { Transactions, afterCommit } from '../database/transactions.js';
import { Periodic } from '../delivery/periodic.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ContactEventInterestEntity, type ContactEventKind } from './contact-event.entities.js';
import { InterestIndex, type Interest, type InterestOwner } from './interest-index.js';

/** How old what a process knows of other processes' changes may be. */
export const interestsEveryMs = 2000;

/**
 * Who listens to what, in memory: read by every process every two seconds, beside the requests, so that whoever binds
 * or tags pays no statement for it. A change counts at once in the process that makes it, in the others within two
 * seconds: until then they still write events for nobody, or miss those of somebody new.
 */
@Injectable()
export class ContactEventInterests implements OnModuleInit, BeforeApplicationShutdown {
  private readonly periodic: Periodic;
  private index = new InterestIndex();
  /** counts changes of this process: what was read before one is out of date */
  private changes = 0;

  constructor(
    private readonly transactions: Transactions,
    @InjectLogger() logger: Logger,
  ) {
    this.periodic = new Periodic('contact event interests', interestsEveryMs, () => this.refresh(), logger);
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.periodic.stop();
  }

  /** From the commit on, the owner listens to these and nothing else; to nothing, when there are none. */
  async replace(tx: EntityManager, owner: InterestOwner, interests: readonly Interest[]): Promise<void> {
    const { teamId, kind: ownerKind, id: ownerId } = owner;
    await tx.delete(ContactEventInterestEntity, { teamId, ownerKind, ownerId });
    const rows = interests.map(({ channelId, kind, tagId }) => ({
      ...{ id: newId(), teamId, channelId, kind, tagId, ownerKind, ownerId },
    }));
    if (rows.length > 0) await insertRows(tx, ContactEventInterestEntity, rows);
    afterCommit(() => {
      this.changes += 1;
      this.index.set(owner, interests);
    });
  }

  /** Channels of the team in which somebody listens to this; null: none. */
  channelsFor(teamId: string, kind: ContactEventKind, tagId?: string | null): ReadonlySet<string> | null {
    return this.index.channelsFor(teamId, kind, tagId);
  }

  async refresh(): Promise<void> {
    const { changes } = this;
    const rows = await this.transactions.once((db) =>
      selectRows(db, ContactEventInterestEntity, '1 = 1', []),
    );
    if (changes === this.changes) this.index = new InterestIndex(rows);
  }
}
