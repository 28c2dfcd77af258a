import { Injectable } from '@nestjs/common';
import { deliveryKinds, queueNames, type QueueName } from './delivery.js';
import { DeliveryQueue, type Doorbell } from './delivery-queue.js';
import { DeliveryRunner } from './delivery-runner.js';

const concurrency = 16;

/** Runs deliveries in this process, a bounded number a queue at a time. */
@Injectable()
export class InProcessQueue extends DeliveryQueue {
  private readonly lanes = new Map<QueueName, Lane>();

  constructor(runner: DeliveryRunner) {
    super();
    for (const name of queueNames) this.lanes.set(name, new Lane((id) => runner.run(id)));
  }

  ring(doorbells: readonly Doorbell[]): void {
    for (const { id, kind } of doorbells) {
      const { queue, priority } = deliveryKinds[kind];
      this.lanes.get(queue)?.add(id, priority);
    }
  }
}

class Lane {
  private readonly waiting: { id: string; priority: number }[] = [];
  private running = 0;

  constructor(private readonly run: (id: string) => Promise<void>) {}

  add(id: string, priority: number): void {
    const place = this.waiting.findIndex((other) => other.priority > priority);
    if (place < 0) this.waiting.push({ id, priority });
    else this.waiting.splice(place, 0, { id, priority });
    this.next();
  }

  private next(): void {
    if (this.running >= concurrency) return;
    const job = this.waiting.shift();
    if (!job) return;
    this.running += 1;
    void this.run(job.id).finally(() => {
      this.running -= 1;
      this.next();
    });
  }
}
