import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StaffAuthenticator } from '../http/access.guard.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AuthController } from './auth.controller.js';
import { DescribeSession } from './describe-session.js';
import { SessionStaffAuthenticator } from './session-staff-authenticator.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SignInThrottleEntity } from './sign-in-throttle.entity.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';
import { StaffAccounts } from './staff-accounts.js';
import { StaffSessionEntity } from './staff-session.entity.js';
import { StaffEntity } from './staff.entity.js';
import { StaffRepository } from './staff.repository.js';
import { TeamMemberEntity } from './team-member.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([StaffEntity, TeamMemberEntity, StaffSessionEntity, SignInThrottleEntity]),
    TeamsModule,
  ],
  controllers: [AuthController],
  providers: [
    StaffRepository,
    StaffAccounts,
    SignInThrottle,
    DescribeSession,
    SignIn,
    SignOut,
    { provide: StaffAuthenticator, useClass: SessionStaffAuthenticator },
  ],
  exports: [StaffAuthenticator, StaffAccounts, StaffRepository],
})
export class AuthModule {}
