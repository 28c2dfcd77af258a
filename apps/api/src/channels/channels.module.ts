import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LineClient } from '@tieline/line';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ChannelCredentials } from './channel-credentials.js';
import { ChannelLinks } from './channel-links.js';
import { ChannelEntity } from './channel.entity.js';
import { ChannelRepository } from './channel.repository.js';

/** Channels as other features need them. What staff do with them is `channel-setup.module.ts`, one layer above. */
@Module({
  imports: [TypeOrmModule.forFeature([ChannelEntity])],
  providers: [
    ChannelCredentials,
    ChannelRepository,
    ChannelLinks,
    {
      // One per process: it holds the channels' tokens.
      provide: LineClient,
      inject: [CONFIG],
      useFactory: ({ line }: Config) =>
        new LineClient({ apiBaseUrl: line.apiBaseUrl, dataApiBaseUrl: line.dataApiBaseUrl }),
    },
  ],
  exports: [ChannelCredentials, ChannelRepository, ChannelLinks, LineClient],
})
export class ChannelsModule {}
