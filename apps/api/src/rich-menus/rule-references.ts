import { Injectable } from '@nestjs/common';
import type { RichMenuRules } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ChannelRepository } from '../channels/channel.repository.js';
import { ProblemError } from '../http/problem.js';
import { TagRepository } from '../tagging/tag.repository.js';
import { tagsOf } from './menu-truth.js';
import { RichMenuRepository } from './rich-menu.repository.js';

/** What rules may name: tags of the team, published menus of the channel. */
@Injectable()
export class RuleReferences {
  constructor(
    private readonly channels: ChannelRepository,
    private readonly menus: RichMenuRepository,
    private readonly tags: TagRepository,
  ) {}

  /** @throws request.not_found, rich_menu.not_published */
  async requireUsable(
    db: EntityManager,
    teamId: string,
    channelId: string,
    { rules, defaultMenuId }: RichMenuRules,
  ): Promise<void> {
    await this.channels.get(db, teamId, channelId);
    await this.tags.requireOwned(db, teamId, tagsOf(rules));
    const menus = new Map((await this.menus.list(db, teamId, channelId)).map((menu) => [menu.id, menu]));
    const named = rules.map(({ menuId }, index) => ({ menuId, path: `body.rules.${index}.menuId` }));
    if (defaultMenuId !== null) named.push({ menuId: defaultMenuId, path: 'body.defaultMenuId' });
    if (named.some(({ menuId }) => !menus.has(menuId))) throw new ProblemError('request.not_found');
    const unpublished = named.filter(({ menuId }) => menus.get(menuId)?.lineMenuId === null);
    if (unpublished.length === 0) return;
    const issues = unpublished.map(({ path }) => ({ path, code: 'missing' as const }));
    throw new ProblemError('rich_menu.not_published', { issues });
  }
}
