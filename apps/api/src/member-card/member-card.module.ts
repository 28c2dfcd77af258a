import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { MediaModule } from '../media/media.module.js';
import { PhoneBindingModule } from '../phone-binding/phone-binding.module.js';
import { ShopsModule } from '../shops/shops.module.js';
import { TaggingModule } from '../tagging/tagging.module.js';
import { DescribeMemberCard } from './describe-member-card.js';
import { LineGrants } from './line-grants.js';
import { LiveMembers } from './live-members.js';
import { MemberCardController } from './member-card.controller.js';
import { MemberCardSettingsController } from './member-card-settings.controller.js';
import { MemberCardSettingsEntity } from './member-card-settings.entity.js';
import { MemberCardSettingsRepository } from './member-card-settings.repository.js';
import { MemberCardTagUses } from './member-card-tag-uses.js';
import { SaveMemberCard } from './save-member-card.js';
import { ShowMemberCard } from './show-member-card.js';
import { UnbindMyself } from './unbind-myself.js';

/** The member card in LINE, and its designer's settings. */
@Module({
  imports: [
    TypeOrmModule.forFeature([MemberCardSettingsEntity]),
    AuditModule,
    AuthModule,
    ChannelsModule,
    ContactsModule,
    MediaModule,
    PhoneBindingModule,
    ShopsModule,
    TaggingModule,
  ],
  controllers: [MemberCardController, MemberCardSettingsController],
  providers: [
    DescribeMemberCard,
    LineGrants,
    LiveMembers,
    MemberCardSettingsRepository,
    MemberCardTagUses,
    SaveMemberCard,
    ShowMemberCard,
    UnbindMyself,
  ],
  exports: [MemberCardTagUses],
})
export class MemberCardModule {}
