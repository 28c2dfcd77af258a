import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { MessageCardsModule } from '../message-cards/message-cards.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { DescribeSocialBinding } from './describe-social-binding.js';
import { SaveSocialBinding } from './save-social-binding.js';
import { SocialBindingSettingsController } from './social-binding-settings.controller.js';
import { SocialBindingSettingsEntity } from './social-binding-settings.entity.js';
import { SocialBindingSettingsRepository } from './social-binding-settings.repository.js';
import { SocialReferences } from './social-references.js';
import { SocialUses } from './social-uses.js';

/** The staff side of the button on the website. */
@Module({
  imports: [
    TypeOrmModule.forFeature([SocialBindingSettingsEntity]),
    AuditModule,
    AuthModule,
    ChannelsModule,
    MessageCardsModule,
    TaggingModule,
  ],
  controllers: [SocialBindingSettingsController],
  providers: [
    DescribeSocialBinding,
    SaveSocialBinding,
    SocialBindingSettingsRepository,
    SocialReferences,
    SocialUses,
  ],
  exports: [SocialBindingSettingsRepository, SocialUses],
})
export class SocialBindingSettingsModule {}
