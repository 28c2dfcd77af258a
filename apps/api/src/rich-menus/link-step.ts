import { Injectable } from '@nestjs/common';
import { LineClient } from '@tieline/line';
import type { EntityManager } from 'typeorm';
import type { ChannelIdentity } from '../channels/channel-credentials.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { Enqueue } from '../delivery/outbox.js';
import { grouped } from './grouped.js';
import { ContactMenuRepository, isSettled, type KnownMenu } from './contact-menu.repository.js';
import { orTrouble } from './menu-at-line.js';
import { MenuJobStep, type Piece } from './menu-job-step.js';
import { menuLinkDraft } from './menu-link.handler.js';
import { MenuTruth, wantedLineMenu, type MenuSetup, type MenuSubject } from './menu-truth.js';
import type { RichMenuJobEntity } from './rich-menu.entities.js';

/** As many as LINE takes in one call. */
const people = 500;

type Change = { subject: MenuSubject; wanted: string | null };

/** Goes through the channel's contacts in the order of their ids; whoever has the right menu is left alone. */
@Injectable()
export class LinkStep extends MenuJobStep {
  constructor(
    private readonly transactions: Transactions,
    private readonly truth: MenuTruth,
    private readonly known: ContactMenuRepository,
    private readonly line: LineClient,
    private readonly clock: Clock,
  ) {
    super();
  }

  async work(job: RichMenuJobEntity, channel: ChannelIdentity): Promise<Piece | null> {
    const { setup, page } = await this.transactions.once(async (db) => {
      const found = await this.truth.setup(db, job.teamId, job.channelId);
      return { setup: found, page: await this.truth.page(db, found, job.cursor, people) };
    });
    const last = page.at(-1);
    if (!last) return null;
    const changes = page
      .map((subject) => ({ subject, wanted: wantedLineMenu(setup, subject) }))
      .filter(({ subject, wanted }) => !isSettled(subject, wanted));
    await this.tellLine(channel, changes);
    return async (tx, enqueue) => {
      await this.known.note(tx, setup, changes.map(knownAfter));
      await this.lookAgain(tx, enqueue, changes, setup);
      const processed = job.processed + page.length;
      return {
        cursor: last.contactId,
        processed,
        // People who came after it began are looked at as well.
        total: Math.max(job.total, processed),
        linked: job.linked + changes.filter(isTold).length,
        pending: job.pending + changes.filter((change) => !isTold(change)).length,
      };
    };
  }

  private async tellLine({ messaging }: ChannelIdentity, changes: readonly Change[]): Promise<void> {
    const { richMenus } = this.line;
    const byMenu = grouped(changes.filter(isTold), ({ wanted }) => wanted);
    for (const [wanted, group] of byMenu) {
      const userIds = group.map(({ subject }) => subject.lineUserId);
      orTrouble(
        wanted === null
          ? await richMenus.bulkUnlink(messaging, userIds)
          : await richMenus.bulkLink(messaging, wanted, userIds),
      );
    }
  }

  /** Who was tagged or bound while LINE was being told may have got the wrong one last. */
  private async lookAgain(
    tx: EntityManager,
    enqueue: Enqueue,
    changes: readonly Change[],
    { teamId, channelId }: MenuSetup,
  ): Promise<void> {
    if (changes.length === 0) return;
    const setup = await this.truth.setup(tx, teamId, channelId);
    const wanted = new Map(changes.map((change) => [change.subject.contactId, change.wanted]));
    for (const subject of await this.truth.of(tx, setup, [...wanted.keys()])) {
      const { contactId } = subject;
      if (wantedLineMenu(setup, subject) === wanted.get(contactId)) continue;
      await enqueue(menuLinkDraft({ teamId, channelId, contactId }, this.clock.now()));
    }
  }
}

/** LINE would do nothing for somebody who has blocked the account. */
const isTold = ({ subject }: Change): boolean => subject.friend !== false;

function knownAfter(change: Change): KnownMenu {
  const { contactId } = change.subject;
  return isTold(change)
    ? { contactId, lineMenuId: change.wanted, state: 'sent', tries: 0 }
    : { contactId, lineMenuId: null, state: 'pending', tries: 0 };
}
