import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { InjectLogger } from '../logging/logging.module.js';
import { deliveryKinds, type DeliveryKind } from './delivery.js';
import { DeliveryHandlers } from './delivery-handler.js';
import { DeliveryRunner } from './delivery-runner.js';
import { DeliveryRepository } from './delivery.repository.js';
import { Periodic } from './periodic.js';

const everyMs = 1000;
/** A ring gets this long before the sweeper does without it. */
const graceMs = 1500;
/** As many as the places of a channel get through between two rounds. */
const batch = 500;

/** Picks up what nobody told the queue of, what is due again, and what a dead worker left. Runs beside the queue. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;

  constructor(
    private readonly repository: DeliveryRepository,
    private readonly runner: DeliveryRunner,
    private readonly handlers: DeliveryHandlers,
    @InjectLogger() logger: Logger,
  ) {
    this.periodic = new Periodic('delivery sweeper', everyMs, () => this.sweep(), logger);
  }

  onApplicationBootstrap(): void {
    this.handlers.requireAll(Object.keys(deliveryKinds) as DeliveryKind[]);
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.periodic.stop();
  }

  async sweep(): Promise<void> {
    // A runner that stops leaves the rows as they are: without the check this would turn for ever.
    while (!this.runner.stopping) {
      // A channel whose places are all taken would fill the batch again and again, and hide the others.
      const crowded = this.runner.crowdedChannels();
      const overdue = await this.repository.listOverdue(graceMs, batch, crowded);
      const admissions = await Promise.all(overdue.map((doorbell) => this.runner.offer(doorbell)));
      if (overdue.length < batch || !admissions.includes('taken')) return;
    }
  }
}
