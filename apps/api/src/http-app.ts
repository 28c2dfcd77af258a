import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Adapters } from './adapters/adapters.js';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import type { ProcessRole } from './delivery/delivery.module.js';
import { answerInTime } from './http/answer-in-time.js';
import { consoleVersion, registerPages } from './http/pages.js';
import { registerHttpPlugins } from './http/plugins.js';
import { measureRequests } from './http/measure-requests.js';
import { requireEndpoints } from './http/require-endpoints.js';
import { LineWebhookReceiver } from './line-webhook/line-webhook.receiver.js';
import { Metrics } from './metrics/metrics.js';
import { NestLogger } from './logging/nest-logger.js';
import { LOGGER } from './logging/logging.module.js';
import { ShopWebhookReceiver } from './shop-webhooks/shop-webhook.receiver.js';
import { SmsReportReceiver } from './sms/sms-report.receiver.js';
import { TieEventsReceiver } from './social-binding/tie-events.receiver.js';
import type { Logger } from 'pino';

const bodyLimit = 256 * 1024;
const requestTimeoutMs = 15_000;

/** Checking and writing JSON is the contract's; Fastify's own compilers would be 225 modules that nobody calls. */
const noFastifySchemas = {
  compilersFactory: { buildValidator: refuseFastifySchema, buildSerializer: refuseFastifySchema },
};

function refuseFastifySchema(): never {
  throw new Error('Schemas of requests and answers belong into libs/contracts, not to Fastify.');
}

/** The HTTP process, ready to listen: every route of the contract, the webhook, and the pages. */
export async function createHttpApp(
  config: Config,
  role: ProcessRole,
  adapters?: Adapters,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit,
    schemaController: noFastifySchemas,
    requestTimeout: requestTimeoutMs,
    // How often Node looks for requests that are late; its own 30 s would let them stay three times as long.
    http: { connectionsCheckingInterval: 1000 },
    genReqId: () => randomUUID(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(config, role, adapters),
    adapter,
    {
      bufferLogs: true,
      abortOnError: false,
    },
  );
  app.useLogger(new NestLogger(app.get<Logger>(LOGGER)));
  const fastify: FastifyInstance = adapter.getInstance();
  const served = consoleVersion();
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    if (!request.url.startsWith('/api/')) return;
    void reply.header('cache-control', 'no-store');
    if (served) void reply.header('x-console-version', served);
  });
  measureRequests(fastify, app.get(Metrics));
  answerInTime(fastify);
  await registerHttpPlugins(app);
  await app.get(LineWebhookReceiver).register(fastify);
  await app.get(SmsReportReceiver).register(fastify);
  await app.get(ShopWebhookReceiver).register(fastify);
  app.get(TieEventsReceiver).register(fastify);
  await registerPages(fastify, config);
  requireEndpoints(app);
  app.enableShutdownHooks([], { useProcessExit: true });
  await app.init();
  return app;
}
