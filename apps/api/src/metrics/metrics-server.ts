import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { tokenHash } from '../database/cipher.js';
import { InjectLogger } from '../logging/logging.module.js';
import { Metrics } from './metrics.js';

/**
 * GET /metrics on a port of its own, in every process: a worker serves no other HTTP, and what stands at the edge
 * never passes this on. Off without METRICS_PORT.
 */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private server: Server | null = null;

  constructor(
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** A port that is taken must not keep customers out: it is told, and the process goes on. */
  async onApplicationBootstrap(): Promise<void> {
    const { port, host } = this.config.metrics;
    if (port === null) return;
    this.metrics.watchEventLoop();
    const server = createServer((request, response) => void this.answer(request, response));
    server.requestTimeout = 10_000;
    await new Promise<void>((resolve) => {
      server.once('error', (error) => {
        this.logger.error({ err: error, port }, 'metrics are not served');
        resolve();
      });
      server.listen(port, host, () => {
        this.server = server;
        resolve();
      });
    });
  }

  get port(): number | null {
    return (this.server?.address() as AddressInfo | null | undefined)?.port ?? null;
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    if (!this.mayRead(request.headers.authorization)) {
      response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
    response.end(await this.metrics.text());
  }

  private mayRead(authorization: string | undefined): boolean {
    const { token } = this.config.metrics;
    if (token === null) return true;
    const given = Buffer.from(tokenHash(authorization?.replace(/^Bearer /, '') ?? ''));
    return timingSafeEqual(given, Buffer.from(tokenHash(token)));
  }
}
