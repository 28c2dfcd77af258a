import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Periodic } from '../delivery/periodic.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ShopEventInbox, type OpenEvent } from './shop-event-inbox.js';
import { ShopEventWorker } from './shop-event-worker.js';

/** Takes up events whose shop could not be asked, and those that a process stored and then died over. */
@Injectable()
export class ShopEventSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;

  constructor(
    private readonly inbox: ShopEventInbox,
    private readonly worker: ShopEventWorker,
    @InjectLogger() logger: Logger,
  ) {
    this.periodic = new Periodic('shop event sweeper', 5000, () => this.sweep(), logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.periodic.stop();
  }

  /** One after the other at each shop: its rate is for customers first. A slow shop holds up no other. */
  async sweep(): Promise<void> {
    const events = await this.inbox.takeDue();
    const shops = [...new Set(events.map(({ connectionId }) => connectionId))];
    await Promise.all(shops.map((id) => this.workOff(events.filter((event) => event.connectionId === id))));
  }

  /** What is known of a member is asked once, for all that was told of it. */
  private async workOff(events: readonly OpenEvent[]): Promise<void> {
    const newest = new Map(events.map((event) => [event.memberId, event]));
    for (const event of newest.values()) await this.worker.work(event);
  }
}
