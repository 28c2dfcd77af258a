import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ReceivedRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: string;
};

/** `hang`: never answers; `reset`: hangs up after the request came in. */
export type ServerReply =
  { status?: number; json?: unknown; text?: string; headers?: Record<string, string> } | 'hang' | 'reset';

export type LocalServer = {
  /** `http://127.0.0.1:{port}` */
  url: string;
  requests: ReceivedRequest[];
  close: () => Promise<void>;
};

/** A server on a free port of this machine that answers by `handle` and remembers what it was asked. */
export async function startLocalServer(
  handle: (request: ReceivedRequest) => ServerReply | Promise<ServerReply>,
): Promise<LocalServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    void receive(incoming).then(async (request) => {
      requests.push(request);
      send(await handle(request), incoming, outgoing);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Nobody listens there. A port that was free a moment ago may be another test's by now; this one is given to nobody. */
export const closedAddress = 'http://127.0.0.1:2';

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function send(reply: ServerReply, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (reply === 'hang') return;
  if (reply === 'reset') {
    incoming.socket.destroy();
    return;
  }
  outgoing.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
  outgoing.end(reply.text ?? JSON.stringify(reply.json ?? {}));
}
