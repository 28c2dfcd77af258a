import { Process, Processor } from '@nestjs/bull';
import type { Job } from 'bull';
import type { DeliveryJob } from './bull-queue.js';
import type { QueueName } from './delivery.js';
import { DeliveryRunner } from './delivery-runner.js';

@Processor('sms')
export class SmsProcessor {
  constructor(private readonly runner: DeliveryRunner) {}

  @Process({ concurrency: 16 })
  process(job: Job<DeliveryJob>): Promise<void> {
    return offerAll(this.runner, 'sms', job);
  }
}

@Processor('line')
export class LineProcessor {
  constructor(private readonly runner: DeliveryRunner) {}

  @Process({ concurrency: 16 })
  process(job: Job<DeliveryJob>): Promise<void> {
    return offerAll(this.runner, 'line', job);
  }
}

@Processor('rest')
export class RestProcessor {
  constructor(private readonly runner: DeliveryRunner) {}

  @Process({ concurrency: 8 })
  process(job: Job<DeliveryJob>): Promise<void> {
    return offerAll(this.runner, 'rest', job);
  }
}

/** All of a job at once; their claims join in one statement. The job ends soon, also when a channel is slow. */
async function offerAll(
  runner: DeliveryRunner,
  queue: QueueName,
  { data: { ids, channels } }: Job<DeliveryJob>,
): Promise<void> {
  await Promise.all(ids.map((id, at) => runner.offer({ id, channelId: channels?.[at] ?? null, queue })));
}
