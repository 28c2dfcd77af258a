import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { releaseStartUpMemory } from './config/release-start-up-memory.js';
import { startProcess } from './config/start-process.js';
import { LOGGER } from './logging/logging.module.js';
import { NestLogger } from './logging/nest-logger.js';

/** The queue process: the same modules without HTTP. */
startProcess(async (config) => {
  const app = await NestFactory.createApplicationContext(AppModule.of(config, 'worker'), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(new NestLogger(app.get<Logger>(LOGGER)));
  app.enableShutdownHooks([], { useProcessExit: true });
  releaseStartUpMemory();
  process.stdout.write('Tieline worker is ready\n');
});
