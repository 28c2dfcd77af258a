import cors from '@fastify/cors';
import formbody from '@fastify/formbody';
import type { FastifyError, FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { recorded } from '../control/recording.js';
import type { World } from '../world/world.js';
import { botRoutes } from './bot-routes.js';
import { LineError } from './line-error.js';
import { liffServerRoutes } from './liff-server-routes.js';
import { loginRoutes } from './login-routes.js';
import { messageRoutes } from './message-routes.js';
import { oauthRoutes } from './oauth-routes.js';
import { richMenuBatchRoutes } from './rich-menu-batch-routes.js';
import { richMenuLinkRoutes } from './rich-menu-link-routes.js';
import { richMenuContentRoutes, richMenuRoutes } from './rich-menu-routes.js';

const faultBody = (status: number) => ({
  message:
    status === 429 ? 'The API rate limit has been exceeded. Try again later.' : `Pretend trouble ${status}`,
});

/** What every address of LINE has: request ids, LINE's errors, the journal. */
function lineHouse(app: FastifyInstance, world: World): void {
  recorded(app, world, 'line', faultBody);
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('x-line-request-id', randomUUID());
    done();
  });
  // SDKs send the content type with an empty body too.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') return done(null, null);
    try {
      done(null, JSON.parse(body.toString()));
    } catch {
      done(new LineError(400, { message: 'The request body could not be parsed as JSON' }));
    }
  });
  app.setErrorHandler((error: FastifyError | LineError, _request, reply) => {
    if (error instanceof LineError) return reply.code(error.status).headers(error.headers).send(error.body);
    const status = error.statusCode ?? 500;
    return reply.code(status).send({ message: status < 500 ? error.message : 'Internal server error' });
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: 'Not found' }));
}

export async function linePlugin(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  lineHouse(app, world);
  // The LIFF script calls from the product's page.
  await app.register(cors, { origin: true, methods: ['GET', 'POST'], exposedHeaders: ['x-line-request-id'] });
  await app.register(formbody);
  oauthRoutes(app, world);
  loginRoutes(app, world);
  messageRoutes(app, world);
  botRoutes(app, world);
  liffServerRoutes(app, world);
  richMenuRoutes(app, world);
  richMenuLinkRoutes(app, world);
  richMenuBatchRoutes(app, world);
}

/** api-data.line.me: bodies are bytes. */
export async function lineDataPlugin(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  lineHouse(app, world);
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  richMenuContentRoutes(app, world);
}
