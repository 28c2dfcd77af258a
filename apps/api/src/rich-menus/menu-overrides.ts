import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { In, LessThanOrEqual, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { upsertRows } from '../database/statements.js';
import { Outbox, type Enqueue } from '../delivery/outbox.js';
import { Periodic } from '../delivery/periodic.js';
import { ProblemError } from '../http/problem.js';
import { InjectLogger } from '../logging/logging.module.js';
import { menuLinkDraft } from './menu-link.handler.js';
import { ContactMenuEntity } from './rich-menu.entities.js';
import { RichMenuRepository } from './rich-menu.repository.js';

export type Override = {
  teamId: string;
  channelId: string;
  contactId: string;
  menuId: string;
  /** null: until its owner takes it back */
  until: number | null;
  /** who may take it back: the journey's run */
  owner: string;
};

const everyMs = 10_000;
const atOnce = 200;
const none = { overrideMenuId: null, overrideUntil: null, overrideOwner: null };

/** A menu that a journey shows one person for a time, whatever the rules say. The last one counts. */
@Injectable()
export class MenuOverrides implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;

  constructor(
    private readonly menus: RichMenuRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @InjectLogger() logger: Logger,
  ) {
    this.periodic = new Periodic('menus for a time', everyMs, () => this.endDue(), logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.periodic.stop();
  }

  /** For whoever lets staff choose one: nobody deletes it before that is written. @throws request.not_found, rich_menu.not_published */
  async requireUsable(tx: EntityManager, teamId: string, channelId: string, menuId: string): Promise<void> {
    await this.menus.hold(tx, teamId, menuId);
    const menu = await this.menus.get(tx, teamId, menuId);
    if (menu.channelId !== channelId) throw new ProblemError('request.not_found');
    if (menu.lineMenuId === null) throw new ProblemError('rich_menu.not_published');
  }

  /** In the caller's transaction. A menu that is not published (any more) changes nothing. */
  async set(tx: EntityManager, enqueue: Enqueue, override: Override): Promise<void> {
    const { teamId, channelId, contactId, menuId, until, owner } = override;
    const now = this.clock.now();
    const row = {
      ...{ contactId, teamId, channelId, lineMenuId: null, state: 'pending' as const, tries: 0 },
      ...{ overrideMenuId: menuId, overrideUntil: until, overrideOwner: owner, updatedAt: now },
    };
    const changes = ['overrideMenuId', 'overrideUntil', 'overrideOwner', 'updatedAt'] as const;
    await upsertRows(tx, ContactMenuEntity, [row], { key: ['contactId'], changes });
    await enqueue(menuLinkDraft({ teamId, channelId, contactId }, now));
  }

  /** The rules count again, unless another owner has shown something since. */
  async end(
    tx: EntityManager,
    enqueue: Enqueue,
    { teamId, channelId, contactId, owner }: Omit<Override, 'menuId' | 'until'>,
  ): Promise<void> {
    const held = { teamId, contactId, overrideOwner: owner };
    if ((await tx.update(ContactMenuEntity, held, none)).affected !== 1) return;
    await enqueue(menuLinkDraft({ teamId, channelId, contactId }, this.clock.now()));
  }

  /** The rules count again for everybody to whom this owner shows a menu; LINE is told in the next rounds. */
  async endAll(
    tx: EntityManager,
    { teamId, channelId, owner }: Pick<Override, 'teamId' | 'channelId' | 'owner'>,
  ): Promise<void> {
    const shown = { teamId, channelId, overrideOwner: owner };
    await tx.update(ContactMenuEntity, shown, { overrideUntil: this.clock.now() });
  }

  /** Those whose time is over: the menu stops counting by itself, this tells LINE. */
  async endDue(): Promise<void> {
    for (;;) {
      const ended = await this.outbox.run(async (tx, enqueue) => {
        const now = this.clock.now();
        const over = { overrideUntil: LessThanOrEqual(now) };
        const due = await tx.find(ContactMenuEntity, { where: over, take: atOnce });
        const contactIds = due.map(({ contactId }) => contactId);
        if (due.length > 0) await tx.update(ContactMenuEntity, { ...over, contactId: In(contactIds) }, none);
        for (const one of due) await enqueue(menuLinkDraft(one, now));
        return due.length;
      });
      if (ended < atOnce) return;
    }
  }
}
