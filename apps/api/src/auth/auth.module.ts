import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { StaffAuthenticator } from '../http/access.guard.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AccountController } from './account.controller.js';
import { AuthController } from './auth.controller.js';
import { ChangePassword } from './change-password.js';
import { CheckPassword } from './check-password.js';
import { DescribeSession } from './describe-session.js';
import { MemberRepository } from './member.repository.js';
import { Operators } from './operators.js';
import { OwnSessions } from './own-sessions.js';
import { PasswordResetEntity } from './password-reset.entity.js';
import { PasswordResetRepository } from './password-reset.repository.js';
import { ResetPassword } from './reset-password.js';
import { SessionStaffAuthenticator } from './session-staff-authenticator.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SignInThrottleEntity } from './sign-in-throttle.entity.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';
import { StaffAccounts } from './staff-accounts.js';
import { StaffSessionEntity } from './staff-session.entity.js';
import { StaffSessionRepository } from './staff-session.repository.js';
import { StaffEntity } from './staff.entity.js';
import { StaffRepository } from './staff.repository.js';
import { TeamMemberEntity } from './team-member.entity.js';
import { Throttle } from './throttle.js';
import { RecoveryCodeEntity } from './two-factor/recovery-code.entity.js';
import { SecondStep } from './two-factor/second-step.js';
import { TwoFactorEntity } from './two-factor/two-factor.entity.js';
import { TwoFactorRepository } from './two-factor/two-factor.repository.js';
import { TwoFactorSettings } from './two-factor/two-factor.js';

const shared = [
  MemberRepository,
  Operators,
  PasswordResetRepository,
  SignInThrottle,
  StaffAccounts,
  StaffRepository,
  StaffSessionRepository,
  Throttle,
  TwoFactorRepository,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      PasswordResetEntity,
      RecoveryCodeEntity,
      SignInThrottleEntity,
      StaffEntity,
      StaffSessionEntity,
      TeamMemberEntity,
      TwoFactorEntity,
    ]),
    AuditModule,
    TeamsModule,
  ],
  controllers: [AuthController, AccountController],
  providers: [
    ...shared,
    ChangePassword,
    CheckPassword,
    DescribeSession,
    OwnSessions,
    ResetPassword,
    SecondStep,
    SignIn,
    SignOut,
    TwoFactorSettings,
    { provide: StaffAuthenticator, useClass: SessionStaffAuthenticator },
  ],
  exports: [StaffAuthenticator, ...shared],
})
export class AuthModule {}
