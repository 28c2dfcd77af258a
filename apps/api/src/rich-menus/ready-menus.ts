import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelLinks, type LiffLinks } from '../channels/channel-links.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { ProblemError } from '../http/problem.js';
import { unreadyFields } from './line-menu.js';
import type { RichMenuEntity } from './rich-menu.entities.js';
import { RichMenuRepository } from './rich-menu.repository.js';

type Found = { menu: RichMenuEntity; liff: LiffLinks; aliases: Map<string, string> };

/** A menu as saved, with what its areas lead to. */
@Injectable()
export class ReadyMenus {
  constructor(
    private readonly menus: RichMenuRepository,
    private readonly channels: ChannelRepository,
    private readonly links: ChannelLinks,
  ) {}

  /** @throws request.not_found, rich_menu.not_ready with the fields */
  async get(db: EntityManager, teamId: string, id: string): Promise<Found> {
    const menu = await this.menus.get(db, teamId, id);
    const { liffId } = await this.channels.get(db, teamId, menu.channelId);
    const liff = this.links.liff(liffId);
    const issues = unreadyFields(menu, liff);
    if (issues.length > 0) throw new ProblemError('rich_menu.not_ready', { issues });
    const others = await this.menus.list(db, teamId, menu.channelId);
    return { menu, liff, aliases: new Map(others.map((each) => [each.id, each.alias])) };
  }
}
