import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { watchTie, type TieStatus } from '@tieline/contracts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { addressBucket } from '../http/client-address.js';
import { sendProblem, toProblem } from '../http/problem.filter.js';
import { ProblemError } from '../http/problem.js';
import type { TielineRequest } from '../http/request-context.js';
import { SiteDoor } from './site-door.js';
import { WatchTies } from './watch-ties.js';

/** The widget gives a silent stream up after 45 s (apps/widget/src/watch.ts). */
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
    const { channelId, watch: token } = params.data;
    const { raw } = reply;
    const told = new Told(raw);
    const watching = { channelId, token, address: addressBucket(request.ip) };
    const stop = await this.ties.watch(watching, (status) => told.tell(status));
    const heartbeat = setInterval(() => told.repeat(), heartbeatMs).unref();
    const leave = () => {
      clearInterval(heartbeat);
      stop();
    };
    raw.once('close', leave);
    // gone while the tie was looked for: it will not close a second time
    if (raw.destroyed) leave();
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(name, value);
    }
    reply.hijack();
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    told.begin();
  }
}

/** The stream. What is told before its head is written waits: an unknown tie is answered as a problem. */
class Told {
  private last = '';
  private begun = false;
  private over = false;

  constructor(private readonly raw: ServerResponse) {}

  tell(status: TieStatus | null): void {
    if (status) this.last = `data: ${JSON.stringify(status)}\n\n`;
    else this.over = true;
    if (this.begun) this.write(status ? this.last : '');
  }

  begin(): void {
    this.begun = true;
    this.write(this.last);
  }

  /** Proxies close what is silent, and pages notice a stream that somebody holds back. */
  repeat(): void {
    if (this.begun && !this.over) this.write(this.last);
  }

  private write(words: string): void {
    if (this.raw.writableEnded || this.raw.destroyed) return;
    if (words) this.raw.write(words);
    if (this.over) this.raw.end();
  }
}
