import { Controller, Req } from '@nestjs/common';
import { getSetup, setUp, beginWithSandbox } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext, TielineRequest } from '../http/request-context.js';
import { FillFromSandbox } from './fill-from-sandbox.js';
import { Setup } from './setup.js';

@Controller()
export class SetupController {
  constructor(
    private readonly setup: Setup,
    private readonly sandbox: FillFromSandbox,
  ) {}

  @Endpoint(getSetup)
  get(): Answer<typeof getSetup> {
    return this.setup.state();
  }

  @Endpoint(setUp)
  setUp(@Req() request: TielineRequest, @Input() input: InputOf<typeof setUp>): Answer<typeof setUp> {
    return this.setup.setUp(request.id, input.body).then(() => undefined);
  }

  @Endpoint(beginWithSandbox)
  beginWithSandbox(@Staff() ctx: StaffContext): Answer<typeof beginWithSandbox> {
    return this.sandbox.fill(ctx).then(() => undefined);
  }
}
