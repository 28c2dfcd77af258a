import { Controller } from '@nestjs/common';
import { getDeliveryQueues, retryDeliveries } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { RetryDeliveries } from './retry-deliveries.js';
import { ShowQueues } from './show-queues.js';

@Controller()
export class OperatorController {
  constructor(
    private readonly queues: ShowQueues,
    private readonly retries: RetryDeliveries,
  ) {}

  @Endpoint(getDeliveryQueues)
  show(): Answer<typeof getDeliveryQueues> {
    return this.queues.show();
  }

  @Endpoint(retryDeliveries)
  retry(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof retryDeliveries>,
  ): Answer<typeof retryDeliveries> {
    return this.retries.retry(ctx, input.body);
  }
}
