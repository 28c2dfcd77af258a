import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RichMenuJobRepository } from './rich-menu-job.repository.js';
import { RichMenuRepository, rulesOf } from './rich-menu.repository.js';

/** What LINE should have of a channel's menus. */
export type MenusAsStored = {
  published: { id: string; name: string; lineMenuId: string }[];
  /** named by a rule or as the default, and never published */
  unpublished: { id: string; name: string }[];
  /** as LINE was told; null: it was told none, or somebody else's is left alone */
  defaultLineId: string | null;
  /** a job is at it */
  isWorking: boolean;
};

@Injectable()
export class StoredMenus {
  constructor(
    private readonly menus: RichMenuRepository,
    private readonly jobs: RichMenuJobRepository,
  ) {}

  async of(db: EntityManager, teamId: string, channelId: string): Promise<MenusAsStored> {
    const menus = await this.menus.list(db, teamId, channelId);
    const row = await this.menus.findRules(db, teamId, channelId);
    const { rules, defaultMenuId } = rulesOf(row);
    const named = new Set([...rules.map(({ menuId }) => menuId), defaultMenuId]);
    return {
      published: menus.flatMap(({ id, name, lineMenuId }) => (lineMenuId ? [{ id, name, lineMenuId }] : [])),
      unpublished: menus
        .filter(({ id, lineMenuId }) => lineMenuId === null && named.has(id))
        .map(({ id, name }) => ({ id, name })),
      defaultLineId: row?.lineDefaultId ?? null,
      isWorking: await this.jobs.isOpen(db, channelId),
    };
  }
}
