import type { FastifyInstance } from 'fastify';
import type { WorldEvent } from '../protocol.js';
import type { World } from '../world/world.js';

const aliveMs = 15_000;
/** A page that can not keep up loses journal entries, not the server its memory. */
const backlogBytes = 1_000_000;

/** Server-sent events for open pages. */
export function eventRoute(app: FastifyInstance, world: World): void {
  app.get('/events', (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write(': hello\n\n');
    const write = (event: WorldEvent) => {
      if (raw.writableLength > backlogBytes && event.type === 'journal') return;
      raw.write(`data: ${JSON.stringify(event)}\n\n`);
    };
    const stop = world.bus.listen(write);
    const alive = setInterval(() => raw.write(': alive\n\n'), aliveMs).unref();
    request.raw.on('close', () => {
      stop();
      clearInterval(alive);
    });
  });
}
