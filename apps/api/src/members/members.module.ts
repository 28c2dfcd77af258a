import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ContactViewsModule } from '../contact-views/contact-views.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AcceptInvitation } from './accept-invitation.js';
import { ChangeMember } from './change-member.js';
import { InvitationEntity } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';
import { InvitationsController } from './invitations.controller.js';
import { InviteMember } from './invite-member.js';
import { InvitedAccount } from './invited-account.js';
import { MemberAccess } from './member-access.js';
import { MembersController } from './members.controller.js';
import { RemoveMember } from './remove-member.js';
import { ShowMembers } from './show-members.js';
import { TeamChanges } from './team-changes.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([InvitationEntity]),
    AuditModule,
    AuthModule,
    ContactViewsModule,
    TeamsModule,
  ],
  controllers: [MembersController, InvitationsController],
  providers: [
    AcceptInvitation,
    ChangeMember,
    InvitationRepository,
    InvitedAccount,
    InviteMember,
    MemberAccess,
    RemoveMember,
    ShowMembers,
    TeamChanges,
  ],
})
export class MembersModule {}
