import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { FreeReply } from './free-reply.js';
import { LinePushHandler } from './line-push.handler.js';
import { LineReplyHandler } from './line-reply.handler.js';

/** Deliveries that go to LINE. */
@Module({
  imports: [ChannelsModule],
  providers: [FreeReply, LinePushHandler, LineReplyHandler],
  exports: [FreeReply],
})
export class MessagingModule {}
