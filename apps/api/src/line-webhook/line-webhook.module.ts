import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AutoRepliesModule } from '../auto-replies/auto-replies.module.js';
import { ChannelChecksModule } from '../channel-checks/channel-checks.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import type { ProcessRole } from '../delivery/delivery.module.js';
import { PhoneBindingModule } from '../phone-binding/phone-binding.module.js';
import { ChatListeners } from './chat-listeners.js';
import { SocialBindingModule } from '../social-binding/social-binding.module.js';
import { EventProcessor } from './event-processor.js';
import { EventSweeper } from './event-sweeper.js';
import { Friends } from './friends.js';
import { LineWebhookReceiver } from './line-webhook.receiver.js';
import { WebhookEventEntity } from './webhook-event.entity.js';
import { WebhookInbox } from './webhook-inbox.js';

@Module({})
export class LineWebhookModule {
  static of(role: ProcessRole): DynamicModule {
    return {
      module: LineWebhookModule,
      imports: [
        TypeOrmModule.forFeature([WebhookEventEntity]),
        AutoRepliesModule,
        ChannelChecksModule,
        ChannelsModule,
        ContactsModule,
        PhoneBindingModule,
        SocialBindingModule,
      ],
      providers: [
        WebhookInbox,
        ChatListeners,
        EventProcessor,
        Friends,
        LineWebhookReceiver,
        ...(role === 'http' ? [] : [EventSweeper]),
      ],
      exports: [LineWebhookReceiver],
    };
  }
}
