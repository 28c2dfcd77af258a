import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Periodic } from '../delivery/periodic.js';
import { InjectLogger } from '../logging/logging.module.js';
import { EventProcessor } from './event-processor.js';
import { WebhookInbox } from './webhook-inbox.js';

/** Takes up events that a process stored and then died over. */
@Injectable()
export class EventSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;

  constructor(
    private readonly inbox: WebhookInbox,
    private readonly processor: EventProcessor,
    @InjectLogger() logger: Logger,
  ) {
    this.periodic = new Periodic('webhook event sweeper', 5000, () => this.sweep(), logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.periodic.stop();
  }

  async sweep(): Promise<void> {
    await this.processor.process(await this.inbox.takeOverdue());
  }
}
