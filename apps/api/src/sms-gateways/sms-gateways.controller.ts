import { Controller } from '@nestjs/common';
import {
  createSmsGateway,
  listSmsGateways,
  orderSmsGateways,
  removeSmsGateway,
  testSmsGateway,
  updateSmsGateway,
} from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { ManageGateways } from './manage-gateways.js';
import { ShowGateways } from './show-gateways.js';
import { TestGateway } from './test-gateway.js';

@Controller()
export class SmsGatewaysController {
  constructor(
    private readonly shown: ShowGateways,
    private readonly gateways: ManageGateways,
    private readonly tests: TestGateway,
  ) {}

  @Endpoint(listSmsGateways)
  list(@Staff() ctx: StaffContext): Answer<typeof listSmsGateways> {
    return this.shown.list(ctx);
  }

  @Endpoint(createSmsGateway)
  create(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof createSmsGateway>,
  ): Answer<typeof createSmsGateway> {
    return this.gateways.create(ctx, input.body);
  }

  @Endpoint(orderSmsGateways)
  order(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof orderSmsGateways>,
  ): Answer<typeof orderSmsGateways> {
    return this.gateways.order(ctx, input.body.ids).then(() => this.shown.list(ctx));
  }

  @Endpoint(testSmsGateway)
  test(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof testSmsGateway>,
  ): Answer<typeof testSmsGateway> {
    return this.tests.test(ctx, input.body);
  }

  @Endpoint(updateSmsGateway)
  update(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof updateSmsGateway>,
  ): Answer<typeof updateSmsGateway> {
    return this.gateways.update(ctx, input.params.id, input.body);
  }

  @Endpoint(removeSmsGateway)
  remove(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof removeSmsGateway>,
  ): Answer<typeof removeSmsGateway> {
    return this.gateways.remove(ctx, input.params.id).then(() => undefined);
  }
}
