import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChannelCredentials } from './channel-credentials.js';
import { ChannelLinks } from './channel-links.js';
import { ChannelEntity } from './channel.entity.js';
import { ChannelRepository } from './channel.repository.js';
import { ChannelSending } from './channel-sending.js';

/** Channels as other features need them. What staff do with them is `channel-setup.module.ts`, one layer above. */
@Module({
  imports: [TypeOrmModule.forFeature([ChannelEntity])],
  providers: [ChannelCredentials, ChannelRepository, ChannelLinks, ChannelSending],
  exports: [ChannelCredentials, ChannelRepository, ChannelLinks, ChannelSending],
})
export class ChannelsModule {}
