import { Injectable } from '@nestjs/common';
import type { QueryOf, ResponseOf, RichMenu, listRichMenuChannels, listRichMenus } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { StaffRepository } from '../auth/staff.repository.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { JourneyUses } from '../journeys/journey-uses.js';
import { MediaLibrary } from '../media/media-library.js';
import type { RichMenuEntity } from './rich-menu.entities.js';
import { RichMenuRepository, areasOf, rulesOf, type MenuRules } from './rich-menu.repository.js';

/** What one menu's description needs besides its row. */
type Surroundings = {
  menus: ReadonlyMap<string, RichMenuEntity>;
  rules: ReadonlyMap<string, MenuRules>;
  liff: ReadonlySet<string>;
  people: ReadonlyMap<string, number>;
  names: ReadonlyMap<string, string>;
  journeys: ReadonlyMap<string, RichMenu['journeys']>;
};

@Injectable()
export class ShowMenus {
  constructor(
    private readonly transactions: Transactions,
    private readonly menus: RichMenuRepository,
    private readonly channels: ChannelRepository,
    private readonly media: MediaLibrary,
    private readonly staff: StaffRepository,
    private readonly journeys: JourneyUses,
  ) {}

  listChannels({ teamId }: StaffContext): Promise<ResponseOf<typeof listRichMenuChannels>> {
    return this.transactions.once(async (db) => {
      const menus = await this.menus.list(db, teamId);
      const channels = await this.channels.list(db, teamId);
      return {
        items: channels.map(({ id, name, liffId }) => ({
          id,
          name,
          hasLiff: liffId !== null,
          menus: menus.filter(({ channelId }) => channelId === id).length,
        })),
      };
    });
  }

  list(
    { teamId }: StaffContext,
    { channelId }: QueryOf<typeof listRichMenus>,
  ): Promise<{ items: RichMenu[] }> {
    return this.transactions.once(async (db) => {
      const around = await this.surroundings(db, teamId);
      const shown = [...around.menus.values()].filter((menu) => !channelId || menu.channelId === channelId);
      return { items: shown.map((menu) => this.described(menu, around)) };
    });
  }

  get({ teamId }: StaffContext, id: string): Promise<RichMenu> {
    return this.transactions.once((db) => this.describe(db, teamId, id));
  }

  /** @throws request.not_found, for another team's menu too */
  async describe(db: EntityManager, teamId: string, id: string): Promise<RichMenu> {
    const menu = await this.menus.get(db, teamId, id);
    return this.described(menu, await this.surroundings(db, teamId));
  }

  private async surroundings(db: EntityManager, teamId: string): Promise<Surroundings> {
    const menus = await this.menus.list(db, teamId);
    const rules = await this.menus.listRules(db, teamId);
    const channels = await this.channels.list(db, teamId);
    const authors = [...new Set(menus.flatMap(({ savedBy }) => savedBy ?? []))];
    return {
      menus: new Map(menus.map((menu) => [menu.id, menu])),
      rules: new Map(rules.map((row) => [row.channelId, rulesOf(row)])),
      liff: new Set(channels.filter(({ liffId }) => liffId !== null).map(({ id }) => id)),
      people: await this.people(db, teamId),
      names: await this.staff.listNames(db, authors),
      journeys: await this.journeys.by(db, teamId, 'menu'),
    };
  }

  /** Whom LINE shows a menu of their own, by LINE's id of it. */
  private async people(db: EntityManager, teamId: string): Promise<Map<string, number>> {
    const rows: { id: string; n: string | number }[] = await db.query(
      `SELECT line_menu_id AS id, COUNT(*) AS n FROM contact_menus
        WHERE team_id = ? AND line_menu_id IS NOT NULL GROUP BY line_menu_id`,
      [teamId],
    );
    return new Map(rows.map(({ id, n }) => [id, Number(n)]));
  }

  private described(menu: RichMenuEntity, around: Surroundings): RichMenu {
    const { id, channelId, width, height, version, publishedVersion, savedBy } = menu;
    const rules = around.rules.get(channelId) ?? rulesOf(null);
    const author = savedBy === null ? undefined : around.names.get(savedBy);
    return {
      id,
      channelId,
      name: menu.name,
      size: { width, height },
      pictureId: menu.pictureId,
      pictureUrl: this.media.url(menu.pictureId),
      chatBarText: menu.chatBarText,
      selected: menu.selected === 1,
      areas: areasOf(menu),
      version,
      state: publishedVersion === null ? 'draft' : publishedVersion === version ? 'published' : 'changed',
      publishedAt: menu.publishedAt === null ? null : new Date(menu.publishedAt).toISOString(),
      inRules: rules.rules.flatMap((rule, index) => (rule.menuId === id ? [index] : [])),
      isDefault: rules.defaultMenuId === id,
      switchedToFrom: switchesTo(id, around.menus).map((from) => ({ id: from.id, name: from.name })),
      journeys: (around.journeys.get(id) ?? []).map((use) => ({ id: use.id, name: use.name })),
      deadAreas: deadAreas(menu, around),
      people: menu.lineMenuId === null ? 0 : (around.people.get(menu.lineMenuId) ?? 0),
      updatedAt: new Date(menu.updatedAt).toISOString(),
      savedBy: savedBy === null || author === undefined ? null : { id: savedBy, name: author },
    };
  }
}

/** Other menus with an area that leads to this one. */
export function switchesTo(id: string, menus: ReadonlyMap<string, RichMenuEntity>): RichMenuEntity[] {
  return [...menus.values()].filter(
    (menu) =>
      menu.id !== id && areasOf(menu).some(({ action }) => action.type === 'switch' && action.menuId === id),
  );
}

function deadAreas(menu: RichMenuEntity, { menus, liff }: Surroundings): string[] {
  const dead = areasOf(menu).filter(({ action }) => {
    if (action.type === 'switch') return (menus.get(action.menuId)?.lineMenuId ?? null) === null;
    const needsLiff = action.type === 'phoneBinding' || action.type === 'memberCard';
    return needsLiff && !liff.has(menu.channelId);
  });
  return dead.map(({ key }) => key);
}
