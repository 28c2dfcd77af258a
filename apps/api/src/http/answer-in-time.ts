import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problem.filter.js';
import { ProblemError } from './problem.js';
import type { TielineRequest } from './request-context.js';

/** What a person's browser and a proxy still wait for; docs/operations.md names it. */
const answerMs = 14_000;

/**
 * A request whose work hangs, for instance on a database that takes statements and says nothing, is answered 503 all
 * the same. The work itself may go on to its end; whoever asks again meets what it has done.
 */
export function answerInTime(fastify: FastifyInstance, withinMs = answerMs): void {
  // After the body: a slow one has a deadline of its own.
  fastify.addHook('preValidation', (request: TielineRequest, reply, done) => {
    const timer = setTimeout(() => {
      if (reply.sent) return;
      void sendProblem(request, reply, new ProblemError('service.busy', { retryAfterSeconds: 2 }));
    }, withinMs).unref();
    reply.raw.once('close', () => clearTimeout(timer));
    done();
  });
}
