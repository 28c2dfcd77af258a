import { Controller, Req } from '@nestjs/common';
import {
  changePassword,
  confirmTwoFactor,
  endMySession,
  enrolTwoFactor,
  getTwoFactor,
  listMySessions,
  openPasswordReset,
  resetPassword,
  turnOffTwoFactor,
} from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext, TielineRequest } from '../http/request-context.js';
import { callerOf } from './caller.js';
import { ChangePassword } from './change-password.js';
import { OwnSessions } from './own-sessions.js';
import { ResetPassword } from './reset-password.js';
import { sessionToken } from './session-cookie.js';
import { TwoFactorSettings } from './two-factor/two-factor.js';

/** What a person does with the own account. */
@Controller()
export class AccountController {
  constructor(
    private readonly sessions: OwnSessions,
    private readonly passwords: ChangePassword,
    private readonly resets: ResetPassword,
    private readonly twoFactor: TwoFactorSettings,
  ) {}

  @Endpoint(listMySessions)
  listSessions(@Staff() ctx: StaffContext, @Req() request: TielineRequest): Answer<typeof listMySessions> {
    return this.sessions.list(ctx, sessionToken(request));
  }

  @Endpoint(endMySession)
  endSession(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof endMySession>,
  ): Answer<typeof endMySession> {
    return this.sessions.end(ctx, input.params.id).then(() => undefined);
  }

  @Endpoint(changePassword)
  changePassword(
    @Staff() ctx: StaffContext,
    @Req() request: TielineRequest,
    @Input() input: InputOf<typeof changePassword>,
  ): Answer<typeof changePassword> {
    const from = { address: callerOf(request).address, token: sessionToken(request) ?? '' };
    return this.passwords.change(ctx, from, input.body).then(() => undefined);
  }

  @Endpoint(openPasswordReset)
  openReset(
    @Req() request: TielineRequest,
    @Input() input: InputOf<typeof openPasswordReset>,
  ): Answer<typeof openPasswordReset> {
    return this.resets.open(callerOf(request), input.body);
  }

  @Endpoint(resetPassword)
  resetPassword(
    @Req() request: TielineRequest,
    @Input() input: InputOf<typeof resetPassword>,
  ): Answer<typeof resetPassword> {
    return this.resets.reset(callerOf(request), input.body).then(() => undefined);
  }

  @Endpoint(getTwoFactor)
  getTwoFactor(@Staff() ctx: StaffContext): Answer<typeof getTwoFactor> {
    return this.twoFactor.get(ctx);
  }

  @Endpoint(enrolTwoFactor)
  enrol(
    @Staff() ctx: StaffContext,
    @Req() request: TielineRequest,
    @Input() input: InputOf<typeof enrolTwoFactor>,
  ): Answer<typeof enrolTwoFactor> {
    return this.twoFactor.enrol(ctx, callerOf(request).address, input.body);
  }

  @Endpoint(confirmTwoFactor)
  confirm(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof confirmTwoFactor>,
  ): Answer<typeof confirmTwoFactor> {
    return this.twoFactor.confirm(ctx, input.body);
  }

  @Endpoint(turnOffTwoFactor)
  turnOff(
    @Staff() ctx: StaffContext,
    @Req() request: TielineRequest,
    @Input() input: InputOf<typeof turnOffTwoFactor>,
  ): Answer<typeof turnOffTwoFactor> {
    return this.twoFactor.turnOff(ctx, callerOf(request).address, input.body.password).then(() => undefined);
  }
}
