import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendProblem, toProblem } from './problem.filter.js';

/**
 * Routes that others call in a form of their own (webhooks, reports) and that need the bytes as they came: a Fastify
 * scope whose bodies are read by nobody else. A longer body than `maxBytes` is answered 413. Read with `rawBody`.
 */
export async function withRawBody(
  fastify: FastifyInstance,
  maxBytes: number,
  routes: (scope: FastifyInstance) => void,
): Promise<void> {
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) =>
      done(null, body),
    );
    scope.setErrorHandler((error, request, reply) => sendProblem(request, reply, toProblem(error)));
    routes(scope);
  });
}

/** The body's bytes within `withRawBody`; none is empty. */
export function rawBody(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}
