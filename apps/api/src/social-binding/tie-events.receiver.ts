import { Injectable } from '@nestjs/common';
import { watchTie } from '@tieline/contracts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendProblem, toProblem } from '../http/problem.filter.js';
import { ProblemError } from '../http/problem.js';
import type { TielineRequest } from '../http/request-context.js';
import { SiteDoor } from './site-door.js';
import { WatchTies } from './watch-ties.js';

/** Proxies close what is silent for longer. */
const heartbeatMs = 20_000;

/** GET …/ties/:watch/events: server-sent events, which no controller of the contract answers. */
@Injectable()
export class TieEventsReceiver {
  constructor(
    private readonly door: SiteDoor,
    private readonly ties: WatchTies,
  ) {}

  register(fastify: FastifyInstance): void {
    this.door.register(fastify);
    fastify.get(watchTie.path, async (request: TielineRequest, reply) => {
      try {
        await this.stream(request, reply);
      } catch (error) {
        await sendProblem(request, reply, toProblem(error));
      }
      return reply;
    });
  }

  private async stream(request: TielineRequest, reply: FastifyReply): Promise<void> {
    const params = watchTie.params.safeParse(request.params);
    if (!params.success) throw new ProblemError('request.not_found');
    const { raw } = reply;
    const said: string[] = [];
    let over = false;
    // What is told before the head is written waits for it: an unknown tie is answered as a problem.
    const flush = () => {
      if (!raw.headersSent) return;
      if (said.length > 0) raw.write(said.splice(0).join(''));
      if (over) raw.end();
    };
    const stop = await this.ties.watch(params.data.channelId, params.data.watch, (status) => {
      if (status) said.push(`data: ${JSON.stringify(status)}\n\n`);
      else over = true;
      flush();
    });
    const heartbeat = setInterval(() => raw.write(':\n\n'), heartbeatMs).unref();
    raw.once('close', () => {
      clearInterval(heartbeat);
      stop();
    });
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(name, value);
    }
    reply.hijack();
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    flush();
  }
}
