import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Underway } from '../delivery/underway.js';
import { InjectLogger } from '../logging/logging.module.js';
import { RecheckMember } from './recheck-member.js';
import type { OpenEvent } from './shop-event-inbox.js';

/** Looks into stored events, after the shop has its 200. What fails stays open and is taken up by the sweeper. */
@Injectable()
export class ShopEventWorker implements BeforeApplicationShutdown {
  private readonly underway = new Underway();

  constructor(
    private readonly recheck: RecheckMember,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Never rejects and need not be awaited. */
  work(event: OpenEvent): Promise<void> {
    return this.underway.track(this.recheck.look(event), (error) =>
      this.logger.error({ err: error, eventId: event.id }, 'shop event failed'),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.underway.ended();
  }
}
