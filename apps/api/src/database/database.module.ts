import { Global, Inject, Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import { TypeOrmModule, getDataSourceToken } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Cipher } from './cipher.js';
import { Clock, DatabaseClock } from './clock.js';
import { retryCause } from './database-errors.js';
import { dataSourceOptions, readDatabaseTime, useReadCommitted } from './data-source.js';
import { Metrics } from '../metrics/metrics.js';
import { migrate } from './migrate.js';
import { SandboxClock } from './sandbox-clock.js';
import { Transactions } from './transactions.js';

const resyncMs = 30_000;
/** How long a caller waits for a connection. */
const waitMs = 5000;

@Injectable()
class ClockKeeper implements OnModuleDestroy {
  private readonly timer: NodeJS.Timeout;

  constructor(@Inject(Clock) clock: Clock) {
    this.timer = setInterval(() => {
      // A failed look at the database's clock keeps the last offset; the next one corrects it.
      if (clock instanceof DatabaseClock) clock.synchronise().catch(() => undefined);
    }, resyncMs);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }
}

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        ...dataSourceOptions(config),
        autoLoadEntities: true,
        retryAttempts: 10,
        retryDelay: 1000,
      }),
      dataSourceFactory: async (options) => {
        if (!options) throw new Error('data source options are missing');
        const dataSource = await new DataSource(options).initialize();
        await useReadCommitted(dataSource);
        await migrate(dataSource);
        return dataSource;
      },
    }),
  ],
  providers: [
    {
      provide: Transactions,
      inject: [getDataSourceToken(), CONFIG, Metrics],
      useFactory: (dataSource: DataSource, { database }: Config, { databaseRetries }: Metrics) =>
        new Transactions(dataSource, database.engine === 'mysql' ? database.poolSize : 1, waitMs, (error) =>
          databaseRetries.add({ cause: retryCause(error) }),
        ),
    },
    {
      provide: Clock,
      inject: [getDataSourceToken(), CONFIG],
      useFactory: async (dataSource: DataSource, { sandboxClockFile }: Config) => {
        const read = () => readDatabaseTime(dataSource);
        const clock = sandboxClockFile ? new SandboxClock(read, sandboxClockFile) : new DatabaseClock(read);
        await clock.synchronise();
        return clock;
      },
    },
    {
      provide: Cipher,
      inject: [CONFIG],
      useFactory: (config: Config) => new Cipher(config.encryptionKeys, config.indexKey),
    },
    ClockKeeper,
  ],
  exports: [Transactions, Clock, Cipher],
})
export class DatabaseModule {}
