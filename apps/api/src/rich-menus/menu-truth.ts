import { Injectable } from '@nestjs/common';
import { decidingRule, type MenuPerson, type RichMenuRule } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { isFriend } from '../contacts/contact.entity.js';
import type { ContactMenuState } from './rich-menu.entities.js';
import { RichMenuRepository, rulesOf } from './rich-menu.repository.js';

/** What counts for a channel now: rules whose menus are published, and LINE's ids of those. */
export type MenuSetup = {
  teamId: string;
  channelId: string;
  rules: RichMenuRule[];
  defaultMenuId: string | null;
  /** LINE's id by ours, of published menus */
  lineIds: ReadonlyMap<string, string>;
};

/** One contact: who it is, what decides, and what LINE has of it as far as it is known. */
export type MenuSubject = MenuPerson & {
  contactId: string;
  lineUserId: string;
  /** null: LINE has told nothing */
  friend: boolean | null;
  overrideMenuId: string | null;
  known: { lineMenuId: string | null; state: ContactMenuState; tries: number } | null;
};

type Row = {
  id: string;
  line_user_id: string;
  friend: number;
  friend_at: string | number;
  line_menu_id: string | null;
  state: ContactMenuState | null;
  tries: number | null;
  override_menu_id: string | null;
  override_until: string | number | null;
};

const marks = (values: readonly unknown[]): string => values.map(() => '?').join();

/** The menu of their own that somebody should have at LINE; null: none, the default is shown. */
export function wantedLineMenu({ rules, lineIds }: MenuSetup, subject: MenuSubject): string | null {
  const overriding = subject.overrideMenuId === null ? undefined : lineIds.get(subject.overrideMenuId);
  if (overriding !== undefined) return overriding;
  const place = decidingRule(rules, subject);
  return place === null ? null : (lineIds.get(rules[place]?.menuId ?? '') ?? null);
}

export function tagsOf(rules: readonly RichMenuRule[]): string[] {
  return [
    ...new Set(
      rules.flatMap(({ audience }) =>
        audience.kind === 'tagsAny' || audience.kind === 'tagsAll' ? audience.tagIds : [],
      ),
    ),
  ];
}

/** Whether any of them is about somebody new, who has neither tags nor a binding. */
export const welcomesStrangers = (rules: readonly RichMenuRule[]): boolean =>
  rules.some(({ audience }) => audience.kind === 'notBound');

/** Reads what decides about menus as it is at this moment: no copy of it is kept that could grow old. */
@Injectable()
export class MenuTruth {
  constructor(
    private readonly menus: RichMenuRepository,
    private readonly clock: Clock,
  ) {}

  async setup(db: EntityManager, teamId: string, channelId: string): Promise<MenuSetup> {
    const { rules, defaultMenuId } = rulesOf(await this.menus.findRules(db, teamId, channelId));
    const lineIds = await this.menus.lineIds(db, teamId, channelId);
    return {
      teamId,
      channelId,
      rules: rules.filter(({ menuId }) => lineIds.has(menuId)),
      defaultMenuId,
      lineIds,
    };
  }

  /** One person and the menu they should have; undefined: gone. */
  async ofOne(
    db: EntityManager,
    of: { teamId: string; channelId: string; contactId: string },
  ): Promise<{ subject: MenuSubject; wanted: string | null } | undefined> {
    const setup = await this.setup(db, of.teamId, of.channelId);
    const [subject] = await this.of(db, setup, [of.contactId]);
    return subject && { subject, wanted: wantedLineMenu(setup, subject) };
  }

  /** The next contacts of the channel in the order of their ids. */
  page(db: EntityManager, setup: MenuSetup, after: string | null, limit: number): Promise<MenuSubject[]> {
    const { teamId, channelId } = setup;
    const where = `c.team_id = ? AND c.channel_id = ? AND c.id > ? ORDER BY c.id LIMIT ?`;
    return this.read(db, setup, where, [teamId, channelId, after ?? '', limit]);
  }

  /** These contacts of the channel, as far as they still exist. */
  async of(db: EntityManager, setup: MenuSetup, contactIds: readonly string[]): Promise<MenuSubject[]> {
    if (contactIds.length === 0) return [];
    const { teamId, channelId } = setup;
    const where = `c.team_id = ? AND c.channel_id = ? AND c.id IN (${marks(contactIds)}) ORDER BY c.id`;
    return this.read(db, setup, where, [teamId, channelId, ...contactIds]);
  }

  private async read(
    db: EntityManager,
    setup: MenuSetup,
    where: string,
    parameters: readonly (string | number)[],
  ): Promise<MenuSubject[]> {
    const rows: Row[] = await db.query(
      `SELECT c.id, c.line_user_id, c.friend, c.friend_at, m.line_menu_id, m.state, m.tries,
              m.override_menu_id, m.override_until
         FROM contacts c LEFT JOIN contact_menus m ON m.contact_id = c.id WHERE ${where}`,
      [...parameters],
    );
    const ids = rows.map(({ id }) => id);
    const tags = await this.tags(db, tagsOf(setup.rules), ids);
    const bound = await this.bound(db, setup.rules, ids);
    const now = this.clock.now();
    return rows.map((row) => ({
      contactId: row.id,
      lineUserId: row.line_user_id,
      friend: isFriend({ friend: row.friend === 1 ? 1 : 0, friendAt: Number(row.friend_at) }),
      bound: bound.has(row.id),
      tagIds: tags.get(row.id) ?? new Set(),
      overrideMenuId:
        row.override_until === null || Number(row.override_until) > now ? row.override_menu_id : null,
      known:
        row.state === null
          ? null
          : { lineMenuId: row.line_menu_id, state: row.state, tries: Number(row.tries) },
    }));
  }

  private async tags(
    db: EntityManager,
    tagIds: readonly string[],
    contactIds: readonly string[],
  ): Promise<Map<string, Set<string>>> {
    const found = new Map<string, Set<string>>();
    if (tagIds.length === 0 || contactIds.length === 0) return found;
    const rows: { contact: string; tag: string }[] = await db.query(
      `SELECT contact_id AS contact, active_tag_id AS tag FROM taggings
        WHERE contact_id IN (${marks(contactIds)}) AND active_tag_id IN (${marks(tagIds)})`,
      [...contactIds, ...tagIds],
    );
    for (const { contact, tag } of rows) found.set(contact, (found.get(contact) ?? new Set()).add(tag));
    return found;
  }

  private async bound(
    db: EntityManager,
    rules: readonly RichMenuRule[],
    contactIds: readonly string[],
  ): Promise<Set<string>> {
    const asked = rules.some(({ audience }) => audience.kind === 'bound' || audience.kind === 'notBound');
    if (!asked || contactIds.length === 0) return new Set();
    const rows: { contact: string }[] = await db.query(
      `SELECT contact_id AS contact FROM bindings
        WHERE contact_id IN (${marks(contactIds)}) AND active_line_user_id IS NOT NULL`,
      [...contactIds],
    );
    return new Set(rows.map(({ contact }) => contact));
  }
}
