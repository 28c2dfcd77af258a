import { Process, Processor } from '@nestjs/bull';
import type { Job } from 'bull';
import type { DeliveryJob } from './bull-queue.js';
import { DeliveryRunner } from './delivery-runner.js';

@Processor('sms')
export class SmsProcessor {
  constructor(private readonly runner: DeliveryRunner) {}

  @Process({ concurrency: 16 })
  process({ data }: Job<DeliveryJob>): Promise<void> {
    return this.runner.runAll(data.ids);
  }
}

@Processor('line')
export class LineProcessor {
  constructor(private readonly runner: DeliveryRunner) {}

  @Process({ concurrency: 16 })
  process({ data }: Job<DeliveryJob>): Promise<void> {
    return this.runner.runAll(data.ids);
  }
}

@Processor('rest')
export class RestProcessor {
  constructor(private readonly runner: DeliveryRunner) {}

  @Process({ concurrency: 8 })
  process({ data }: Job<DeliveryJob>): Promise<void> {
    return this.runner.runAll(data.ids);
  }
}
