import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { MediaModule } from '../media/media.module.js';
import { MessageCardsModule } from '../message-cards/message-cards.module.js';
import { MessagingModule } from '../messaging/messaging.module.js';
import { PhoneBindingModule } from '../phone-binding/phone-binding.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { AnswerContent } from './answer-content.js';
import { AutoRepliesController } from './auto-replies.controller.js';
import { AutoReplyEntity } from './auto-reply.entity.js';
import { AutoReplyRepository } from './auto-reply.repository.js';
import { AutoReplyUses } from './auto-reply-uses.js';
import { ChatPeople } from './chat-people.js';
import { DescribeAutoReplies } from './describe-auto-replies.js';
import { HearAutoReplies } from './hear-auto-replies.js';
import { RuleReferences } from './rule-references.js';
import { SaveAutoReplies } from './save-auto-replies.js';
import { StandingReplies } from './standing-replies.js';
import { TryAutoReplies } from './try-auto-replies.js';
import { WriteAutoReplies } from './write-auto-replies.js';

/** What a channel answers by itself: welcome, keywords, postbacks. */
@Module({
  imports: [
    TypeOrmModule.forFeature([AutoReplyEntity]),
    AuditModule,
    AuthModule,
    ChannelsModule,
    ContactsModule,
    MediaModule,
    MessageCardsModule,
    MessagingModule,
    PhoneBindingModule,
    TaggingModule,
  ],
  controllers: [AutoRepliesController],
  providers: [
    AnswerContent,
    AutoReplyRepository,
    AutoReplyUses,
    ChatPeople,
    DescribeAutoReplies,
    HearAutoReplies,
    RuleReferences,
    SaveAutoReplies,
    StandingReplies,
    TryAutoReplies,
    WriteAutoReplies,
  ],
  exports: [AutoReplyUses, HearAutoReplies],
})
export class AutoRepliesModule {}
