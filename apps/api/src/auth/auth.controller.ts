import { Controller, Inject, Req, Res } from '@nestjs/common';
import { getMe, signIn, signOut } from '@tieline/contracts';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext, TielineRequest } from '../http/request-context.js';
import { callerOf } from './caller.js';
import { DescribeSession } from './describe-session.js';
import { sessionCookie, sessionCookieOptions, sessionToken } from './session-cookie.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';

@Controller()
export class AuthController {
  constructor(
    private readonly signIns: SignIn,
    private readonly signOuts: SignOut,
    private readonly sessions: DescribeSession,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Endpoint(signIn)
  async signIn(
    @Req() request: TielineRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Input() input: InputOf<typeof signIn>,
  ): Answer<typeof signIn> {
    const { token, session } = await this.signIns.signIn(callerOf(request), input.body);
    void reply.setCookie(sessionCookie, token, sessionCookieOptions(this.config));
    return session;
  }

  @Endpoint(signOut)
  async signOut(
    @Staff() ctx: StaffContext,
    @Req() request: TielineRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Answer<typeof signOut> {
    await this.signOuts.signOut(ctx, sessionToken(request) ?? '');
    void reply.clearCookie(sessionCookie, { ...sessionCookieOptions(this.config), maxAge: 0 });
  }

  @Endpoint(getMe)
  getMe(@Staff() ctx: StaffContext): Answer<typeof getMe> {
    return this.sessions.current(ctx);
  }
}
