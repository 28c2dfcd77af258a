import 'reflect-metadata';
import type { Logger } from 'pino';
import { releaseMemory } from './config/release-memory.js';
import { startProcess } from './config/start-process.js';

/** The queue process: the same modules without HTTP. */
startProcess(async (config) => {
  const { requireSoundRedis } = await import('./delivery/redis-check.js');
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await import('./app.module.js');
  const { LOGGER } = await import('./logging/logging.module.js');
  const { NestLogger } = await import('./logging/nest-logger.js');
  if (config.redis) await requireSoundRedis(config.redis.url);
  const app = await NestFactory.createApplicationContext(AppModule.of(config, 'worker'), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(new NestLogger(app.get<Logger>(LOGGER)));
  app.enableShutdownHooks([], { useProcessExit: true });
  releaseMemory();
  process.stdout.write('Tieline worker is ready\n');
});
