import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { JobOptions, Queue } from 'bull';
import type { Logger } from 'pino';
import { newId } from '../database/ids.js';
import { InjectLogger } from '../logging/logging.module.js';
import { deliveryKinds, queueNames, type QueueName } from './delivery.js';
import { DeliveryQueue, type Doorbell, type QueueDepth } from './delivery-queue.js';

/** What a job holds: ids, of deliveries and of the channel of each. The rows in the database are the truth. */
export type DeliveryJob = {
  ids: string[];
  /** absent in jobs of an older version */
  channels?: (string | null)[];
};

/** More than this waiting says that Redis does not answer; the sweeper finds the rows anyway. */
const maxWaiting = 2000;
const maxIdsInJob = 50;
/** Rings under way a queue: one is enough to join what comes meanwhile, a few keep a slow answer from mattering. */
const maxInFlight = 4;
/** A Redis that does not answer within this is away. */
const depthsMs = 1000;

const jobOptions: JobOptions = {
  attempts: 1,
  removeOnComplete: { age: 3600, count: 1000 },
  removeOnFail: { age: 24 * 3600, count: 1000 },
};

/** One queue's doorbell: what is rung while Redis has not answered yet goes together in the next job. */
class Bell {
  private readonly waiting: Doorbell[] = [];
  private inFlight = 0;

  constructor(
    private readonly queue: Queue<DeliveryJob>,
    private readonly logger: Logger,
  ) {}

  ring(doorbell: Doorbell): void {
    if (this.waiting.length >= maxWaiting) return;
    this.waiting.push(doorbell);
    if (this.waiting.length === 1) setImmediate(() => this.next());
  }

  private next(): void {
    if (this.inFlight >= maxInFlight || this.waiting.length === 0) return;
    const rung = this.waiting.splice(0, maxIdsInJob);
    const job = { ids: rung.map(({ id }) => id), channels: rung.map(({ channelId }) => channelId) };
    this.inFlight += 1;
    // An id of its own for every job: Bull ignores a job id that it has seen, without an error.
    this.queue
      .add(job, { ...jobOptions, jobId: newId() })
      .catch((error: unknown) => this.logger.warn({ err: error }, 'queue did not take the ring'))
      .finally(() => {
        this.inFlight -= 1;
        this.next();
      });
    this.next();
  }
}

/** Rings by Bull. `add` can hang for as long as Redis is away, so it is never awaited and what waits is bounded. */
@Injectable()
export class BullQueue extends DeliveryQueue {
  private readonly bells = new Map<QueueName, Bell>();
  private readonly queues: Record<QueueName, Queue<DeliveryJob>>;

  constructor(
    @InjectQueue('sms') sms: Queue<DeliveryJob>,
    @InjectQueue('line') line: Queue<DeliveryJob>,
    @InjectQueue('rest') rest: Queue<DeliveryJob>,
    @InjectLogger() logger: Logger,
  ) {
    super();
    this.queues = { sms, line, rest };
    for (const name of queueNames) {
      this.queues[name].on('error', (error: Error) => logger.warn({ err: error }, 'queue connection'));
      this.bells.set(name, new Bell(this.queues[name], logger));
    }
  }

  ring(doorbells: readonly Doorbell[]): void {
    for (const doorbell of doorbells) this.bells.get(deliveryKinds[doorbell.kind].queue)?.ring(doorbell);
  }

  async depths(): Promise<Record<QueueName, QueueDepth> | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), depthsMs);
    });
    const { sms, line, rest } = this.queues;
    const all = Promise.all([depthOf(sms), depthOf(line), depthOf(rest)]).then(([a, b, c]) => ({
      sms: a,
      line: b,
      rest: c,
    }));
    return Promise.race([all.catch(() => null), late]).finally(() => clearTimeout(timer));
  }
}

async function depthOf(queue: Queue<DeliveryJob>): Promise<QueueDepth> {
  const { waiting, active, failed } = await queue.getJobCounts();
  return { waiting, active, failed };
}
