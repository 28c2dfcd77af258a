import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Periodic } from '../delivery/periodic.js';
import { InjectLogger } from '../logging/logging.module.js';
import { CheckSchedule } from './check-schedule.js';

const everyMs = 60_000;

/** Runs the schedule in processes that work beside the requests. */
@Injectable()
export class CheckScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;

  constructor(schedule: CheckSchedule, @InjectLogger() logger: Logger) {
    this.periodic = new Periodic(
      'channel checks',
      everyMs,
      async () => void (await schedule.round()),
      logger,
    );
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.periodic.stop();
  }
}
