import { Injectable } from '@nestjs/common';
import { type RichMenuContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ChannelRepository } from '../channels/channel.repository.js';
import { ProblemError } from '../http/problem.js';
import { MediaLibrary } from '../media/media-library.js';
import { RichMenuRepository } from './rich-menu.repository.js';

/** What a menu may name: things of its team, menus of its channel, a picture of its size. */
@Injectable()
export class MenuReferences {
  constructor(
    private readonly menus: RichMenuRepository,
    private readonly channels: ChannelRepository,
    private readonly media: MediaLibrary,
  ) {}

  /** @throws request.not_found, rich_menu.picture_size */
  async requireOwn(
    tx: EntityManager,
    teamId: string,
    channelId: string,
    { areas, pictureId, size }: RichMenuContent,
  ): Promise<void> {
    await this.channels.get(tx, teamId, channelId);
    for (const { action } of areas) {
      if (action.type !== 'switch') continue;
      const target = await this.menus.get(tx, teamId, action.menuId);
      if (target.channelId !== channelId) throw new ProblemError('request.not_found');
    }
    if (pictureId === null) return;
    const picture = await this.media.getOwned(tx, teamId, pictureId);
    if (picture.width === size.width && picture.height === size.height) return;
    throw new ProblemError('rich_menu.picture_size', {
      issues: [{ path: 'body.pictureId', code: 'menu_picture_size', values: size }],
    });
  }
}
