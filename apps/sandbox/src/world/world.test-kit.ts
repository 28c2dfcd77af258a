import type { FastifyInstance } from 'fastify';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildServer } from '../server.js';
import { brandSeeds, personaSeeds } from './seed.js';
import { World } from './world.js';

export const sunrise = brandSeeds[0]!;
export const gold = personaSeeds[0]!.lineUserId;
export const stranger = 'Uffffffffffffffffffffffffffffffff';

export type Received = { headers: IncomingHttpHeaders; body: string };

/** Looks until it is so; the deadline is for what never happens. */
export async function until(look: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A world on a clock the test moves, its server, and a product that only listens. */
export class TestWorld {
  now = Date.parse('2026-11-21T08:00:00Z');
  readonly received: Received[] = [];
  /** what the product answers to webhooks */
  productStatus = 200;
  productSays = '';
  /** false: the product takes webhooks and never answers */
  productAnswers = true;
  private product!: Server;
  world!: World;
  app!: FastifyInstance;

  static async start(): Promise<TestWorld> {
    const test = new TestWorld();
    test.product = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (part: string) => (body += part));
      request.on('end', () => {
        test.received.push({ headers: request.headers, body });
        if (test.productAnswers) response.writeHead(test.productStatus).end(test.productSays);
      });
    });
    await new Promise<void>((resolve) => test.product.listen(0, '127.0.0.1', resolve));
    const { port } = test.product.address() as AddressInfo;
    const config = {
      port: 3100,
      host: '127.0.0.1',
      sandboxUrl: 'http://localhost:3100',
      productUrl: `http://127.0.0.1:${port}`,
      dataFile: null,
    };
    test.world = new World(config, () => test.now);
    test.app = await buildServer(test.world);
    return test;
  }

  async stop(): Promise<void> {
    await this.app.close();
    this.product.closeAllConnections();
    await new Promise((resolve) => this.product.close(resolve));
  }

  reset(): void {
    this.world.reset();
    this.received.length = 0;
    this.productStatus = 200;
    this.productSays = '';
    this.productAnswers = true;
  }

  async channelToken(
    channel: { channelId: string; channelSecret: string } = sunrise.messaging,
  ): Promise<string> {
    const response = await this.app.inject({
      method: 'POST',
      url: '/line/oauth2/v3/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: channel.channelId,
        client_secret: channel.channelSecret,
      }).toString(),
    });
    return response.json<{ access_token: string }>().access_token;
  }

  /** A call to LINE as the product makes it. */
  async line(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) {
    const authorization = `Bearer ${await this.channelToken()}`;
    const payload = body === undefined ? {} : { payload: body };
    return this.app.inject({
      method,
      url: `/line${path}`,
      headers: { authorization, ...headers },
      ...payload,
    });
  }

  /** A control call; its answer. */
  async control<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<T> {
    const payload = body === undefined ? {} : { payload: body };
    const response = await this.app.inject({ method, url: `/api${path}`, ...payload });
    return response.json<T>();
  }

  /** The event of the newest webhook. */
  lastEvent(): Record<string, unknown> {
    const { events } = JSON.parse(this.received.at(-1)!.body) as { events: Record<string, unknown>[] };
    return events[0]!;
  }
}
