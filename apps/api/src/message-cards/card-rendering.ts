import { Injectable } from '@nestjs/common';
import type { CardContext } from '@tieline/line';
import { ChannelLinks } from '../channels/channel-links.js';
import { MediaLibrary } from '../media/media-library.js';

/** A person as most are: variables of the usual length. */
const vars = { customerName: '王小明', memberNumber: 'S-10293', memberTier: '金卡' };

/** Where a channel's modules and a team's pictures lead, for a card that is sent to nobody yet. */
@Injectable()
export class CardRendering {
  constructor(
    private readonly links: ChannelLinks,
    private readonly media: MediaLibrary,
  ) {}

  context(channel: { name: string; liffId: string | null }): CardContext {
    return {
      vars,
      ...this.links.liff(channel.liffId),
      pictureUrl: (id) => this.media.url(id),
      botName: channel.name,
    };
  }
}
