import { Injectable } from '@nestjs/common';
import { deliveryKinds, queueNames, type QueueName } from './delivery.js';
import { DeliveryQueue, type Doorbell, type QueueDepth } from './delivery-queue.js';
import { DeliveryRunner } from './delivery-runner.js';

/** Wider than the places of one channel, so that a few slow ones leave room for the others. */
const concurrency = 64;

/** Runs deliveries in this process, a bounded number a queue at a time. */
@Injectable()
export class InProcessQueue extends DeliveryQueue {
  private readonly lanes = new Map<QueueName, Lane>();

  constructor(runner: DeliveryRunner) {
    super();
    for (const name of queueNames) this.lanes.set(name, new Lane((doorbell) => runner.offer(doorbell)));
  }

  ring(doorbells: readonly Doorbell[]): void {
    for (const doorbell of doorbells) {
      const { queue, priority } = deliveryKinds[doorbell.kind];
      this.lanes.get(queue)?.add(doorbell, priority);
    }
  }

  async depths(): Promise<Record<QueueName, QueueDepth>> {
    const depth = (name: QueueName) => this.lanes.get(name)?.depth() ?? { waiting: 0, active: 0, failed: 0 };
    return { sms: depth('sms'), line: depth('line'), rest: depth('rest') };
  }
}

class Lane {
  private readonly waiting: { doorbell: Doorbell; priority: number }[] = [];
  private running = 0;

  constructor(private readonly offer: (doorbell: Doorbell) => Promise<unknown>) {}

  add(doorbell: Doorbell, priority: number): void {
    const place = this.waiting.findIndex((other) => other.priority > priority);
    if (place < 0) this.waiting.push({ doorbell, priority });
    else this.waiting.splice(place, 0, { doorbell, priority });
    this.next();
  }

  depth(): QueueDepth {
    return { waiting: this.waiting.length, active: this.running, failed: 0 };
  }

  private next(): void {
    if (this.running >= concurrency) return;
    const job = this.waiting.shift();
    if (!job) return;
    this.running += 1;
    void this.offer(job.doorbell).finally(() => {
      this.running -= 1;
      this.next();
    });
  }
}
