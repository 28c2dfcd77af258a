import { Controller } from '@nestjs/common';
import { getIdentityTest, openIdentityTest, startIdentityTest } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../../http/endpoint.js';
import type { StaffContext } from '../../http/request-context.js';
import { OpenIdentityTest } from './open-identity-test.js';
import { StartIdentityTest } from './start-identity-test.js';

@Controller()
export class IdentityTestController {
  constructor(
    private readonly starts: StartIdentityTest,
    private readonly opens: OpenIdentityTest,
  ) {}

  @Endpoint(startIdentityTest)
  start(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof startIdentityTest>,
  ): Answer<typeof startIdentityTest> {
    return this.starts.start(ctx, input.params.id);
  }

  @Endpoint(getIdentityTest)
  current(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof getIdentityTest>,
  ): Answer<typeof getIdentityTest> {
    return this.starts.current(ctx, input.params.id);
  }

  @Endpoint(openIdentityTest)
  open(@Input() input: InputOf<typeof openIdentityTest>): Answer<typeof openIdentityTest> {
    return this.opens.open(input.body);
  }
}
