import { Injectable } from '@nestjs/common';
import type { OtpChallenge } from '@tieline/contracts';
import type { LiffContext } from '../http/request-context.js';
import { RefusalLog } from './refusal-log.js';
import { SendCode, type SendCodeInput } from './send-code.js';

/** A customer asks for a code; a refusal is remembered for the funnel. */
@Injectable()
export class AskCode {
  constructor(
    private readonly codes: SendCode,
    private readonly refusals: RefusalLog,
  ) {}

  async ask(ctx: LiffContext, input: SendCodeInput): Promise<OtpChallenge> {
    try {
      return await this.codes.send(ctx, input);
    } catch (error) {
      this.refusals.note(ctx, error);
      throw error;
    }
  }
}
