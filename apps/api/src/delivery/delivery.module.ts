import { BullModule } from '@nestjs/bull';
import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Config } from '../config/config.js';
import { LineProcessor, RestProcessor, SmsProcessor } from './bull-processors.js';
import { Backlog } from './backlog.js';
import { BullQueue } from './bull-queue.js';
import { queueNames } from './delivery.js';
import { DeliveryEntity } from './delivery.entity.js';
import { DeliveryHandlers } from './delivery-handler.js';
import { DeliveryQueue } from './delivery-queue.js';
import { DeliveryRunner } from './delivery-runner.js';
import { DeliveryOverview } from './delivery-overview.js';
import { DeliveryReceipts } from './delivery-receipts.js';
import { DeliveryRepository } from './delivery.repository.js';
import { InProcessQueue } from './in-process-queue.js';
import { Outbox } from './outbox.js';
import { RedisConnections } from './redis-connections.js';
import { Sweeper } from './sweeper.js';
import { Watchdog } from './watchdog.js';
import { Withdrawals } from './withdrawals.js';

/** `http` answers requests; `worker` runs queues; embedded is both in one process. */
export type ProcessRole = 'http' | 'worker' | 'embedded';

@Global()
@Module({})
export class DeliveryModule {
  static of(config: Config, role: ProcessRole): DynamicModule {
    const works = role !== 'http';
    const connections = new RedisConnections();
    const providers: Provider[] = [
      { provide: DeliveryHandlers, useValue: new DeliveryHandlers() },
      { provide: RedisConnections, useValue: connections },
      DeliveryOverview,
      DeliveryReceipts,
      DeliveryRepository,
      DeliveryRunner,
      Outbox,
      Backlog,
      Withdrawals,
      { provide: DeliveryQueue, useClass: config.redis ? BullQueue : InProcessQueue },
    ];
    if (works) providers.push(Sweeper, Watchdog);
    if (works && config.redis) providers.push(SmsProcessor, LineProcessor, RestProcessor);
    return {
      module: DeliveryModule,
      imports: [
        TypeOrmModule.forFeature([DeliveryEntity]),
        ...(config.redis ? bull(config.redis, connections) : []),
      ],
      providers,
      exports: [
        Backlog,
        DeliveryHandlers,
        DeliveryOverview,
        DeliveryReceipts,
        DeliveryRepository,
        DeliveryRunner,
        DeliveryQueue,
        Outbox,
        Withdrawals,
      ],
    };
  }
}

/** The hash tag keeps all keys of a queue in one slot of a Redis Cluster. */
function bull({ url, prefix }: NonNullable<Config['redis']>, connections: RedisConnections): DynamicModule[] {
  return queueNames.map((name) =>
    BullModule.registerQueue({
      name,
      prefix: `{${prefix}-${name}}`,
      createClient: (purpose) => connections.open(url, purpose),
    }),
  );
}
