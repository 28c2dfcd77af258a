import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Periodic } from '../delivery/periodic.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ImportRunner } from './import-runner.js';

const everyMs = 5_000;

/** Goes on with files that a process left. Runs in every process: the lease sees to it that only one works. */
@Injectable()
export class ImportScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;

  constructor(runner: ImportRunner, @InjectLogger() logger: Logger) {
    this.periodic = new Periodic('member imports', everyMs, () => runner.round(), logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.periodic.stop();
  }
}
