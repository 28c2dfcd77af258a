import { Controller } from '@nestjs/common';
import { getBindingTrial, sendTestSms } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { SendTestSms } from './send-test-sms.js';
import { ShowBindingTrial } from './show-binding-trial.js';

@Controller()
export class ChannelTrialsController {
  constructor(
    private readonly trial: ShowBindingTrial,
    private readonly sms: SendTestSms,
  ) {}

  @Endpoint(getBindingTrial)
  show(
    @Staff() ctx: StaffContext,
    @Input() { params, query }: InputOf<typeof getBindingTrial>,
  ): Answer<typeof getBindingTrial> {
    return this.trial.show(ctx, params.id, query.source);
  }

  @Endpoint(sendTestSms)
  send(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof sendTestSms>,
  ): Answer<typeof sendTestSms> {
    return this.sms.send(ctx, params.id, body);
  }
}
