import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { TrackedLinks, type NewLink } from '../link-clicks/tracked-links.js';
import { trackedTarget } from '../link-clicks/tracked-target.js';
import { toLineMenu } from './line-menu.js';
import type { RichMenuEntity } from './rich-menu.entities.js';
import { MenuInterests } from './menu-interests.js';
import { RichMenuRepository, areasOf, rulesOf } from './rich-menu.repository.js';
import { ReadyMenus } from './ready-menus.js';

@Injectable()
export class NewPublications {
  constructor(
    private readonly ready: ReadyMenus,
    private readonly menus: RichMenuRepository,
    private readonly links: TrackedLinks,
    private readonly interests: MenuInterests,
    private readonly clock: Clock,
  ) {}

  async add(
    tx: EntityManager,
    teamId: string,
    menuId: string,
  ): Promise<{ publicationId: string; channelId: string; version: number }> {
    const { menu, liff, aliases } = await this.ready.get(tx, teamId, menuId);
    const counted = await this.countedLinks(tx, menu);
    const { rules } = rulesOf(await this.menus.findRules(tx, teamId, menu.channelId));
    await this.interests.replace(tx, teamId, menu.channelId, rules);
    const { channelId, alias, version, pictureId, name } = menu;
    const publicationId = newId();
    const request = toLineMenu(menu, `${name} #${publicationId}`, { liff, aliases, counted });
    await this.menus.addPublication(tx, {
      ...{ id: publicationId, teamId, channelId, menuId, alias, version },
      pictureId: pictureId ?? '',
      request: JSON.stringify(request),
      state: 'making',
      lineMenuId: null,
      createdAt: this.clock.now(),
    });
    return { publicationId, channelId, version };
  }

  /** Addresses that count taps, by the key of their area. */
  private async countedLinks(tx: EntityManager, menu: RichMenuEntity): Promise<Map<string, string>> {
    const links = areasOf(menu).flatMap(({ key, action }): NewLink[] => {
      if (action.type !== 'uri' || trackedTarget(action.uri) === null) return [];
      return [{ ownerId: menu.id, part: key, target: action.uri }];
    });
    const addresses = await this.links.make(tx, menu.teamId, links);
    return new Map(links.map(({ part }, index) => [part, addresses[index] ?? '']));
  }
}
