import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { InjectLogger } from '../logging/logging.module.js';
import { Metrics } from '../metrics/metrics.js';
import { Backlog } from './backlog.js';
import { Periodic } from './periodic.js';
import { StandStill } from './stand-still.js';

const everyMs = 30_000;

/** Tells when deliveries are due and nobody takes them up. */
@Injectable()
export class Watchdog implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;
  private readonly standStill = new StandStill();

  constructor(
    private readonly backlog: Backlog,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.periodic = new Periodic('delivery watchdog', everyMs, () => this.look(), logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.periodic.stop();
  }

  async look(): Promise<void> {
    const still = this.standStill.observe(await this.backlog.byKind(), this.clock.now());
    this.metrics.backlogStill.clear();
    for (const { kind, due, oldestDueMs } of still) {
      this.metrics.backlogStill.set({ kind }, 1);
      this.logger.error(
        { kind, due, oldestSeconds: Math.round(oldestDueMs / 1000) },
        'a backlog stands still',
      );
    }
  }
}
