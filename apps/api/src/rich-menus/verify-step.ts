import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChannelIdentity } from '../channels/channel-credentials.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { Enqueue } from '../delivery/outbox.js';
import { ContactMenuRepository, type KnownMenu, type SentMenu } from './contact-menu.repository.js';
import { MenuAtLine } from './menu-at-line.js';
import { MenuJobStep, type Piece } from './menu-job-step.js';
import { menuLinkDraft } from './menu-link.handler.js';
import { MenuTruth, wantedLineMenu } from './menu-truth.js';
import { Pace } from './pace.js';
import type { RichMenuJobEntity } from './rich-menu.entities.js';

/** LINE allows 2,000 a second, which the single links of deliveries share. */
const looksPerSecond = 400;
const people = 200;
const mostTries = 3;

/** Asks LINE for everybody whose menu was sent: bulk calls are worked on later, and say nothing of single people. */
@Injectable()
export class VerifyStep extends MenuJobStep {
  private readonly paces = new Map<string, Pace>();

  constructor(
    private readonly transactions: Transactions,
    private readonly known: ContactMenuRepository,
    private readonly menus: MenuAtLine,
    private readonly truth: MenuTruth,
    private readonly clock: Clock,
  ) {
    super();
  }

  async work(job: RichMenuJobEntity, channel: ChannelIdentity): Promise<Piece | null> {
    const { teamId, channelId } = job;
    const sent = await this.transactions.once((db) => this.known.listSent(db, channelId, people));
    if (sent.length === 0) return null;
    const pace = this.paces.get(channelId) ?? new Pace(looksPerSecond, 32);
    this.paces.set(channelId, pace);
    const looked = await pace.all(sent, (one) => this.look(channel, one));
    const right = sent.filter((_one, index) => looked[index] === null);
    const again = sent.filter((_one, index) => looked[index] !== null);
    const others = looked.flatMap((one) => one ?? []);
    return async (tx, enqueue) => {
      await this.known.noteVerified(tx, right);
      await this.known.note(tx, { teamId, channelId }, others);
      await this.lookAgain(tx, enqueue, { teamId, channelId }, again);
      const count = (state: KnownMenu['state']) => others.filter((one) => one.state === state).length;
      return {
        verified: job.verified + right.length + count('verified'),
        pending: job.pending + count('pending'),
      };
    };
  }

  /** Who was tagged or bound meanwhile had the right menu already, and may have got the one before it again. */
  private async lookAgain(
    tx: EntityManager,
    enqueue: Enqueue,
    of: { teamId: string; channelId: string },
    told: readonly SentMenu[],
  ): Promise<void> {
    if (told.length === 0) return;
    const setup = await this.truth.setup(tx, of.teamId, of.channelId);
    const menus = new Map(told.map(({ contactId, lineMenuId }) => [contactId, lineMenuId]));
    for (const subject of await this.truth.of(tx, setup, [...menus.keys()])) {
      if (wantedLineMenu(setup, subject) === menus.get(subject.contactId)) continue;
      await enqueue(menuLinkDraft({ ...of, contactId: subject.contactId }, this.clock.now()));
    }
  }

  /** Null: LINE shows what was sent. Else it is sent once more, to this one alone, which LINE does at once. */
  private async look(channel: ChannelIdentity, sent: SentMenu): Promise<KnownMenu | null> {
    if ((await this.menus.look(channel, sent)) === sent.lineMenuId) return null;
    const now = await this.menus.bring(channel, sent, sent.lineMenuId);
    if (now.state !== 'sent') return now;
    const tries = sent.tries + 1;
    // Whoever keeps switching on the phone has what was sent, and another menu open.
    return tries < mostTries ? { ...now, tries } : { ...now, state: 'verified', tries: 0 };
  }
}
