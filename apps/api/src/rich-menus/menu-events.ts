import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  ContactEventListener,
  ContactEventListeners,
  type HeardEvent,
} from '../contact-events/contact-event-listener.js';
import { Clock } from '../database/clock.js';
import type { Enqueue } from '../delivery/outbox.js';
import { grouped } from './grouped.js';
import { ContactMenuRepository } from './contact-menu.repository.js';
import { MenuJobRunner } from './menu-job-runner.js';
import { menuLinkDraft } from './menu-link.handler.js';
import { MenuTruth, tagsOf, welcomesStrangers, type MenuSetup } from './menu-truth.js';
import { RichMenuJobRepository } from './rich-menu-job.repository.js';

/** More people of a channel at once than this are brought their menu by a job, 500 in a call. */
const mostSingly = 50;

/** Whoever is tagged, bound, met, follows or leaves gets the menu that is theirs then. */
@Injectable()
export class MenuEvents extends ContactEventListener {
  readonly kinds = ['tagged', 'untagged', 'bound', 'unbound', 'followed', 'unfollowed', 'met'] as const;

  constructor(
    private readonly truth: MenuTruth,
    private readonly known: ContactMenuRepository,
    private readonly jobs: RichMenuJobRepository,
    private readonly runner: MenuJobRunner,
    private readonly clock: Clock,
    listeners: ContactEventListeners,
  ) {
    super();
    listeners.register(this);
  }

  async handle(tx: EntityManager, events: readonly HeardEvent[], enqueue: Enqueue): Promise<void> {
    for (const [channelId, ofChannel] of grouped(events, (event) => event.channelId)) {
      const teamId = ofChannel[0]?.teamId ?? '';
      const setup = await this.truth.setup(tx, teamId, channelId);
      const relevant = ofChannel.filter((event) => isRelevant(event, setup));
      await this.known.forget(tx, contactsOf(relevant.filter(changesFriendship)));
      await this.bring(tx, { teamId, channelId }, contactsOf(relevant), enqueue);
    }
  }

  override heard(): void {
    this.runner.wake();
  }

  private async bring(
    tx: EntityManager,
    of: { teamId: string; channelId: string },
    contactIds: readonly string[],
    enqueue: Enqueue,
  ): Promise<void> {
    if (contactIds.length > mostSingly) {
      await this.jobs.ensureApply(tx, { ...of, total: contactIds.length });
      return;
    }
    const now = this.clock.now();
    for (const contactId of contactIds) await enqueue(menuLinkDraft({ ...of, contactId }, now));
  }
}

function contactsOf(events: readonly HeardEvent[]): string[] {
  return [...new Set(events.map(({ contactId }) => contactId))];
}

const changesFriendship = ({ kind }: HeardEvent): boolean => kind === 'followed' || kind === 'unfollowed';

/** Others listen too: what no rule of this channel is about changes nobody's menu. */
function isRelevant({ kind, tagId }: HeardEvent, { rules, lineIds }: MenuSetup): boolean {
  if (lineIds.size === 0) return false;
  if (kind === 'tagged' || kind === 'untagged') return tagId !== null && tagsOf(rules).includes(tagId);
  if (kind === 'bound' || kind === 'unbound') {
    return rules.some(({ audience }) => audience.kind === 'bound' || audience.kind === 'notBound');
  }
  if (kind === 'met') return welcomesStrangers(rules);
  return true;
}
