import { Global, Inject, Module } from '@nestjs/common';
import { pino } from 'pino';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';

export const LOGGER = Symbol('Logger');
export const InjectLogger = (): ParameterDecorator => Inject(LOGGER);

/**
 * Values that must never reach a log. Errors of TypeORM carry statement parameters, so of an error only name,
 * message and stack are written.
 */
const redacted = [
  'req.headers.authorization',
  'req.headers.cookie',
  'idToken',
  'accessToken',
  'replyToken',
  'phone',
  '*.idToken',
  '*.accessToken',
  '*.replyToken',
  '*.phone',
  '*.text',
];

function createLogger(level: string) {
  return pino({
    level,
    redact: { paths: redacted, censor: '…' },
    serializers: {
      err: (error: unknown) =>
        error instanceof Error
          ? { type: error.name, message: error.message, stack: error.stack }
          : { type: typeof error },
    },
  });
}

@Global()
@Module({
  providers: [
    { provide: LOGGER, inject: [CONFIG], useFactory: (config: Config) => createLogger(config.logLevel) },
  ],
  exports: [LOGGER],
})
export class LoggingModule {}
