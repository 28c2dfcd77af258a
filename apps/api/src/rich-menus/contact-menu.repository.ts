import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { execute, upsertRows } from '../database/statements.js';
import { grouped } from './grouped.js';
import type { MenuSetup, MenuSubject } from './menu-truth.js';
import { ContactMenuEntity, type ContactMenuState } from './rich-menu.entities.js';

/** What LINE has of somebody, as far as it is known now. */
export type KnownMenu = {
  contactId: string;
  lineMenuId: string | null;
  state: ContactMenuState;
  tries: number;
};
export type SentMenu = { contactId: string; lineUserId: string; lineMenuId: string | null; tries: number };

const marks = (values: readonly unknown[]): string => values.map(() => '?').join();

/** Whether LINE has what somebody should have, or could not have it now. */
export function isSettled({ known, friend }: MenuSubject, wanted: string | null): boolean {
  if (friend === false) {
    if (known === null) return wanted === null;
    return known.lineMenuId === null && (known.state === 'pending' || wanted === null);
  }
  return (known?.lineMenuId ?? null) === wanted;
}

@Injectable()
export class ContactMenuRepository {
  constructor(private readonly clock: Clock) {}

  /** In one statement; what a journey shows somebody stays as it is. */
  async note(
    tx: EntityManager,
    { teamId, channelId }: Pick<MenuSetup, 'teamId' | 'channelId'>,
    known: readonly KnownMenu[],
  ): Promise<void> {
    if (known.length === 0) return;
    const updatedAt = this.clock.now();
    const none = { overrideMenuId: null, overrideUntil: null, overrideOwner: null };
    const rows = known.map((each) => ({ teamId, channelId, ...each, ...none, updatedAt }));
    const changes = ['lineMenuId', 'state', 'tries', 'updatedAt'] as const;
    await upsertRows(tx, ContactMenuEntity, rows, { key: ['contactId'], changes });
  }

  /** LINE has dropped what they had: they blocked the account, or come back after it. */
  async forget(tx: EntityManager, contactIds: readonly string[]): Promise<void> {
    if (contactIds.length === 0) return;
    await execute(
      tx,
      `UPDATE contact_menus SET line_menu_id = NULL, state = 'pending', tries = 0, updated_at = ?
        WHERE contact_id IN (${marks(contactIds)})`,
      [this.clock.now(), ...contactIds],
    );
  }

  /** Nobody has looked at these yet. */
  async listSent(db: EntityManager, channelId: string, limit: number): Promise<SentMenu[]> {
    type Row = { id: string; user: string; menu: string | null; tries: number };
    const rows: Row[] = await db.query(
      `SELECT m.contact_id AS id, c.line_user_id AS user, m.line_menu_id AS menu, m.tries
         FROM contact_menus m JOIN contacts c ON c.id = m.contact_id
        WHERE m.channel_id = ? AND m.state = 'sent' ORDER BY m.contact_id LIMIT ?`,
      [channelId, limit],
    );
    return rows.map(({ id, user, menu, tries }) => ({
      ...{ contactId: id, lineUserId: user, lineMenuId: menu, tries: Number(tries) },
    }));
  }

  /** LINE has what was sent, unless something else was sent meanwhile. */
  async noteVerified(tx: EntityManager, sent: readonly SentMenu[]): Promise<void> {
    const byMenu = grouped(sent, ({ lineMenuId }) => lineMenuId);
    for (const [lineMenuId, group] of byMenu) {
      const ids = group.map(({ contactId }) => contactId);
      const same = lineMenuId === null ? 'line_menu_id IS NULL' : 'line_menu_id = ?';
      await execute(
        tx,
        `UPDATE contact_menus SET state = 'verified', tries = 0
          WHERE contact_id IN (${marks(ids)}) AND state = 'sent' AND ${same}`,
        [...ids, ...(lineMenuId === null ? [] : [lineMenuId])],
      );
    }
  }

  /** Whether anybody has it; what an erased person had counts no longer. */
  async isShown(db: EntityManager, channelId: string, lineMenuId: string): Promise<boolean> {
    const rows: unknown[] = await db.query(
      `SELECT m.contact_id FROM contact_menus m JOIN contacts c ON c.id = m.contact_id
        WHERE m.channel_id = ? AND m.line_menu_id = ? LIMIT 1`,
      [channelId, lineMenuId],
    );
    return rows.length > 0;
  }
}
