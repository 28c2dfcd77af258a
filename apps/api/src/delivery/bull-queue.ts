import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { JobOptions, Queue } from 'bull';
import type { Logger } from 'pino';
import { InjectLogger } from '../logging/logging.module.js';
import { deliveryKinds, type QueueName } from './delivery.js';
import { DeliveryQueue, type Doorbell } from './delivery-queue.js';

/** What a job holds: an id. The row in the database is the truth. */
export type DeliveryJob = { id: string };

/** More rings than this in flight say that Redis does not answer; the sweeper finds the rows anyway. */
const maxInFlight = 2000;

const jobOptions: JobOptions = {
  attempts: 1,
  removeOnComplete: { age: 3600, count: 1000 },
  removeOnFail: { age: 24 * 3600, count: 1000 },
};

/** Rings by Bull. `add` can hang for as long as Redis is away, so it is never awaited and its number is bounded. */
@Injectable()
export class BullQueue extends DeliveryQueue {
  private readonly queues: Record<QueueName, Queue<DeliveryJob>>;
  private inFlight = 0;

  constructor(
    @InjectQueue('sms') sms: Queue<DeliveryJob>,
    @InjectQueue('line') line: Queue<DeliveryJob>,
    @InjectQueue('rest') rest: Queue<DeliveryJob>,
    @InjectLogger() private readonly logger: Logger,
  ) {
    super();
    this.queues = { sms, line, rest };
    for (const queue of Object.values(this.queues)) {
      queue.on('error', (error: Error) => this.logger.warn({ err: error }, 'queue connection'));
    }
  }

  ring(doorbells: readonly Doorbell[]): void {
    for (const { id, kind, attempt } of doorbells) {
      if (this.inFlight >= maxInFlight) return;
      const { queue, priority } = deliveryKinds[kind];
      this.inFlight += 1;
      // An id of its own for every attempt: Bull ignores a job id that it has seen, without an error.
      this.queues[queue]
        .add({ id }, { ...jobOptions, jobId: `${id}-${attempt}`, priority })
        .catch((error: unknown) =>
          this.logger.warn({ err: error, deliveryId: id }, 'queue did not take the ring'),
        )
        .finally(() => {
          this.inFlight -= 1;
        });
    }
  }
}
