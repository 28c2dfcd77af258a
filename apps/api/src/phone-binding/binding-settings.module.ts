import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { MediaModule } from '../media/media.module.js';
import { MessageCardsModule } from '../message-cards/message-cards.module.js';
import { ShopsModule } from '../shops/shops.module.js';
import { SmsModule } from '../sms/sms.module.js';
import { SocialBindingSettingsModule } from '../social-binding/social-binding-settings.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { BindingHistory } from './binding-history.js';
import { BindingReferences } from './binding-references.js';
import { BindingReviewEntity } from './binding-review.entity.js';
import { BindingSettingsController } from './binding-settings.controller.js';
import { BindingSettingsEntity } from './binding-settings.entity.js';
import { BindingSettingsRepository } from './binding-settings.repository.js';
import { BindingVersionEntity } from './binding-version.entity.js';
import { BindingVersionRepository } from './binding-version.repository.js';
import { BindingVersionsController } from './binding-versions.controller.js';
import { BindingEntity } from './binding.entity.js';
import { CardUses } from './card-uses.js';
import { DescribeBindingSettings } from './describe-binding-settings.js';
import { LiffSessionEntity } from './liff-session.entity.js';
import { SavedCards } from './saved-cards.js';
import { SaveBindingSettings } from './save-binding-settings.js';
import { SwitchBinding } from './switch-binding.js';
import { TagUses } from './tag-uses.js';
import { Unbind } from './unbind.js';
import { VersionAuthors } from './version-authors.js';
import { WriteBindingSettings } from './write-binding-settings.js';

/** The staff side of phone binding. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      BindingSettingsEntity,
      BindingVersionEntity,
      BindingEntity,
      BindingReviewEntity,
      LiffSessionEntity,
    ]),
    AuditModule,
    AuthModule,
    ChannelsModule,
    ContactsModule,
    MediaModule,
    MessageCardsModule,
    ShopsModule,
    SmsModule,
    SocialBindingSettingsModule,
    TaggingModule,
    TeamsModule,
  ],
  controllers: [BindingSettingsController, BindingVersionsController],
  providers: [
    BindingHistory,
    BindingSettingsRepository,
    BindingVersionRepository,
    BindingReferences,
    DescribeBindingSettings,
    CardUses,
    SavedCards,
    SaveBindingSettings,
    SwitchBinding,
    TagUses,
    Unbind,
    VersionAuthors,
    WriteBindingSettings,
  ],
  exports: [CardUses, TagUses, BindingSettingsRepository, BindingReferences, Unbind],
})
export class BindingSettingsModule {}
