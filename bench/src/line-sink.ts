import { createServer, type Server, type ServerResponse } from 'node:http';

/** LINE for those who drain a backlog: a token for everybody, and every push is answered after the same time. */
export class LineSink {
  private readonly taken = new Map<string, number>();
  private wanted = 0;
  private reached: () => void = () => undefined;
  private doubled = 0;

  private constructor(private readonly server: Server) {}

  static async start(port: number, latencyMs: number): Promise<LineSink> {
    const server = createServer();
    const sink = new LineSink(server);
    server.on('request', (request, response) => {
      request.resume();
      request.once('end', () => {
        if (request.url === '/oauth2/v3/token') {
          answer(response, { access_token: 'token', expires_in: 900, token_type: 'Bearer' });
          return;
        }
        sink.take(String(request.headers['x-line-retry-key']));
        setTimeout(() => answer(response, { sentMessages: [{ id: '1', quoteToken: 'q' }] }), latencyMs);
      });
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return sink;
  }

  /** Forgets what came; the promise is kept when `count` different pushes have. */
  expect(count: number, withinMs: number): Promise<void> {
    this.taken.clear();
    this.doubled = 0;
    this.wanted = count;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${this.taken.size} of ${count} pushes within ${withinMs} ms`)),
        withinMs,
      );
      this.reached = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** When each one came, by performance.now(). */
  times(): number[] {
    return [...this.taken.values()];
  }

  /** Pushes that came once more than once. */
  get repeated(): number {
    return this.doubled;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private take(retryKey: string): void {
    if (this.taken.has(retryKey)) this.doubled += 1;
    this.taken.set(retryKey, performance.now());
    if (this.taken.size === this.wanted) this.reached();
  }
}

function answer(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json', 'x-line-request-id': 'bench' });
  response.end(JSON.stringify(body));
}
