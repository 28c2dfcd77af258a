import { type DynamicModule, Module } from '@nestjs/common';
import type { ProcessRole } from '../delivery/delivery.module.js';
import { ChannelChecksModule } from './channel-checks.module.js';
import { CheckScheduler } from './check-scheduler.js';

/** The clock of the doctor: only in processes that do more than answer requests. */
@Module({})
export class CheckSchedulerModule {
  static of(role: ProcessRole): DynamicModule {
    return {
      module: CheckSchedulerModule,
      imports: [ChannelChecksModule],
      providers: role === 'http' ? [] : [CheckScheduler],
    };
  }
}
