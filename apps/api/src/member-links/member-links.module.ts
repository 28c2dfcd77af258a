import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { PhoneBindingModule } from '../phone-binding/phone-binding.module.js';
import { ManageLinkSecret } from './manage-link-secret.js';
import { MemberLinkRepository } from './member-link.repository.js';
import { MemberLinkSecretEntity } from './member-link-secret.entity.js';
import { MemberLinkUseEntity } from './member-link-use.entity.js';
import { MemberLinkSecretController, MemberLinksController } from './member-links.controller.js';
import { OpenMemberLink } from './open-member-link.js';
import { SignedMembers } from './signed-members.js';

/** Links that a brand's server signs for its members: docs/signed-member-link.md. */
@Module({
  imports: [
    TypeOrmModule.forFeature([MemberLinkSecretEntity, MemberLinkUseEntity]),
    AuditModule,
    ChannelsModule,
    PhoneBindingModule,
  ],
  controllers: [MemberLinkSecretController, MemberLinksController],
  providers: [ManageLinkSecret, MemberLinkRepository, OpenMemberLink, SignedMembers],
  exports: [SignedMembers],
})
export class MemberLinksModule {}
