import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault, Service } from '../protocol.js';
import type { World } from '../world/world.js';

// Declaration merging works with interfaces only.
/* eslint-disable @typescript-eslint/consistent-type-definitions */
declare module 'fastify' {
  interface FastifyContextConfig {
    /** name of the call in the journal and in faults */
    operation?: string;
  }
  interface FastifyRequest {
    startedAt: number;
    fault: Fault | null;
    answer: unknown;
  }
}
/* eslint-enable @typescript-eslint/consistent-type-definitions */

type FaultBody = (status: number) => Record<string, unknown>;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** Journals every request of a pretend service and applies the troubles that were asked for. */
export function recorded(app: FastifyInstance, world: World, service: Service, faultBody: FaultBody): void {
  app.decorateRequest('startedAt', 0);
  app.decorateRequest('fault', null);
  app.decorateRequest('answer', null);

  const operationOf = (request: FastifyRequest) => request.routeOptions.config.operation ?? 'unknown';
  const record = (request: FastifyRequest, status: number | null) =>
    world.record({
      service,
      operation: operationOf(request),
      method: request.method,
      path: request.url,
      headers: request.headers,
      body: request.body ?? null,
      status,
      answer: request.answer,
      at: world.now(),
      ms: performance.now() - request.startedAt,
      fault: request.fault?.kind ?? null,
    });
  /** The caller hung up before the work: there is none. */
  const leave = (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack();
    record(request, null);
  };

  app.addHook('onRequest', (request, _reply, done) => {
    request.startedAt = performance.now();
    done();
  });

  // After the body was read, so that the journal shows it; before the work.
  app.addHook('preHandler', (request, reply, done) => {
    const fault = request.method === 'OPTIONS' ? null : world.faults.take(service, operationOf(request));
    if (!fault) return done();
    request.fault = fault;
    world.bus.publish(() => ({ type: 'faults', faults: world.faults.list() }));
    switch (fault.kind) {
      case 'slow':
        void wait(fault.delayMs ?? 5000).then(() =>
          request.raw.socket.destroyed ? leave(request, reply) : done(),
        );
        return;
      case 'status': {
        const status = fault.status ?? 500;
        void reply.code(status).send(faultBody(status));
        return;
      }
      case 'drop':
        cut(request, reply);
        record(request, null);
        return;
      case 'accept-then-hang':
        return done();
    }
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    request.answer = payload;
    if (request.fault?.kind !== 'accept-then-hang') return done(null, payload);
    // `done` is never called: the work is done, the caller waits for nothing.
    record(request, null);
    void wait(request.fault.delayMs ?? 30_000).then(() => cut(request, reply));
  });

  app.addHook('onResponse', (request, reply, done) => {
    // A browser's preflights are no calls.
    if (request.method !== 'OPTIONS') record(request, reply.statusCode);
    done();
  });
}

function cut(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  request.raw.socket.destroy();
}
