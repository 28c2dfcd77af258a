import { Injectable } from '@nestjs/common';
import { decidingRule, type ContactRichMenu } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ContactRepository } from '../contacts/contact.repository.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { isSettled } from './contact-menu.repository.js';
import { MenuTruth, wantedLineMenu, type MenuSetup, type MenuSubject } from './menu-truth.js';
import { ContactMenuEntity, RichMenuEntity } from './rich-menu.entities.js';

/** Which menu somebody sees, and why. */
@Injectable()
export class ShowContactMenu {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactRepository,
    private readonly truth: MenuTruth,
  ) {}

  /** @throws request.not_found, for another team's contact too */
  show({ teamId }: StaffContext, contactId: string): Promise<ContactRichMenu> {
    return this.transactions.once(async (db) => {
      const { channelId } = await this.contacts.get(db, teamId, contactId);
      const setup = await this.truth.setup(db, teamId, channelId);
      const [subject] = await this.truth.of(db, setup, [contactId]);
      if (!subject)
        return { menuId: null, menuName: null, because: 'default', until: null, state: 'waiting' };
      const { menuId, because } = decided(setup, subject);
      const until = because === 'journey' ? await overrideEnd(db, contactId) : null;
      const menu = menuId === null ? null : await db.findOneBy(RichMenuEntity, { teamId, id: menuId });
      return { menuId, menuName: menu?.name ?? null, because, until, state: stateOf(setup, subject) };
    });
  }
}

function decided(
  { rules, lineIds, defaultMenuId }: MenuSetup,
  subject: MenuSubject,
): Pick<ContactRichMenu, 'menuId' | 'because'> {
  const { overrideMenuId } = subject;
  if (overrideMenuId !== null && lineIds.has(overrideMenuId))
    return { menuId: overrideMenuId, because: 'journey' };
  const place = decidingRule(rules, subject);
  if (place !== null) return { menuId: rules[place]?.menuId ?? null, because: 'rule' };
  return { menuId: defaultMenuId, because: 'default' };
}

function stateOf(setup: MenuSetup, subject: MenuSubject): ContactRichMenu['state'] {
  if (subject.friend === false) return 'pending';
  if (!isSettled(subject, wantedLineMenu(setup, subject))) {
    return subject.known?.state === 'pending' ? 'pending' : 'waiting';
  }
  return subject.known?.state ?? 'verified';
}

async function overrideEnd(db: EntityManager, contactId: string): Promise<string | null> {
  const row = await db.findOneBy(ContactMenuEntity, { contactId });
  return row?.overrideUntil ? new Date(row.overrideUntil).toISOString() : null;
}
