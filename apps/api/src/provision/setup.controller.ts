import { Controller, Req } from '@nestjs/common';
import { getSetup, setUp } from '@tieline/contracts';
import { Endpoint, Input, type Answer, type InputOf } from '../http/endpoint.js';
import type { TielineRequest } from '../http/request-context.js';
import { Setup } from './setup.js';

@Controller()
export class SetupController {
  constructor(private readonly setup: Setup) {}

  @Endpoint(getSetup)
  get(): Answer<typeof getSetup> {
    return this.setup.state();
  }

  @Endpoint(setUp)
  setUp(@Req() request: TielineRequest, @Input() input: InputOf<typeof setUp>): Answer<typeof setUp> {
    return this.setup.setUp(request.id, input.body).then(() => undefined);
  }
}
