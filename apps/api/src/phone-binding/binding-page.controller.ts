import { Controller, Req } from '@nestjs/common';
import {
  createLiffSession,
  createOtpChallenge,
  endLiffSession,
  getLiffPage,
  getLiffState,
  requestPushAnswer,
  retryMatch,
  verifyOtpChallenge,
} from '@tieline/contracts';
import { Endpoint, Input, Liff, type Answer, type InputOf } from '../http/endpoint.js';
import { preferredLocale } from '../http/locale.js';
import type { LiffContext, TielineRequest } from '../http/request-context.js';
import { AskCode } from './ask-code.js';
import { EndSession } from './end-session.js';
import { LiffPages } from './liff-page.js';
import { LiffStates } from './liff-state.js';
import { MatchAndBind } from './match-and-bind.js';
import { PushAnswer } from './push-answer.js';
import { StartSession } from './start-session.js';

/** Before there is a session. */
@Controller()
export class BindingEntryController {
  constructor(
    private readonly pages: LiffPages,
    private readonly sessions: StartSession,
  ) {}

  @Endpoint(getLiffPage)
  page(@Input() input: InputOf<typeof getLiffPage>): Answer<typeof getLiffPage> {
    return this.pages.get(input.params.liffId);
  }

  @Endpoint(createLiffSession)
  start(
    @Input() input: InputOf<typeof createLiffSession>,
    @Req() request: TielineRequest,
  ): Answer<typeof createLiffSession> {
    return this.sessions.start(input.body, preferredLocale(request.headers['accept-language']));
  }
}

/** The customer's steps inside a session. */
@Controller()
export class BindingPageController {
  constructor(
    private readonly states: LiffStates,
    private readonly codes: AskCode,
    private readonly match: MatchAndBind,
    private readonly pushes: PushAnswer,
    private readonly ends: EndSession,
  ) {}

  @Endpoint(getLiffState)
  state(@Liff() ctx: LiffContext): Answer<typeof getLiffState> {
    return this.states.read(ctx);
  }

  @Endpoint(createOtpChallenge)
  send(
    @Liff() ctx: LiffContext,
    @Input() input: InputOf<typeof createOtpChallenge>,
  ): Answer<typeof createOtpChallenge> {
    return this.codes.ask(ctx, input.body);
  }

  @Endpoint(verifyOtpChallenge)
  verify(
    @Liff() ctx: LiffContext,
    @Input() input: InputOf<typeof verifyOtpChallenge>,
  ): Answer<typeof verifyOtpChallenge> {
    return this.match.verify(ctx, input.body.code);
  }

  @Endpoint(retryMatch)
  retry(@Liff() ctx: LiffContext): Answer<typeof retryMatch> {
    return this.match.retry(ctx);
  }

  @Endpoint(requestPushAnswer)
  push(@Liff() ctx: LiffContext): Answer<typeof requestPushAnswer> {
    return this.pushes.push(ctx);
  }

  @Endpoint(endLiffSession)
  end(@Liff() ctx: LiffContext): Answer<typeof endLiffSession> {
    return this.ends.end(ctx);
  }
}
