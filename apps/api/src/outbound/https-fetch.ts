import { Agent, request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';

/** A connection for every call: a kept one may be closed by the other side in the moment it is used again. */
const agent = new Agent({ keepAlive: false });
const withoutBody = new Set([101, 204, 205, 304]);

/**
 * What `fetch` does, as far as adapters use it, over a connection whose name is looked up by `lookup`; the built-in
 * one takes no look-up. Faults look like those of `fetch`: the code stands in the cause, and `unsent` beside it when the
 * connection was never secured, so that nothing can have left. Redirects are faults.
 */
export function httpsFetch(
  url: URL,
  { method = 'GET', headers, body, signal }: RequestInit,
  lookup: LookupFunction,
  tls: Pick<RequestOptions, 'ca'> = {},
): Promise<Response> {
  if (body !== undefined && body !== null && typeof body !== 'string')
    throw new TypeError('only texts are sent to addresses that staff give');
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      ...tls,
      agent,
      lookup,
      method,
      headers: Object.fromEntries(new Headers(headers)),
      ...(signal && { signal }),
    });
    let secured = false;
    outgoing.on('socket', (socket) => socket.once('secureConnect', () => (secured = true)));
    outgoing.on('response', (incoming) => {
      const { statusCode: status = 0 } = incoming;
      if (status >= 300 && status < 400) {
        incoming.destroy();
        reject(new TypeError('fetch failed', { cause: { code: 'ERR_REDIRECT' } }));
      } else resolve(responseOf(incoming, status));
    });
    outgoing.on('error', (error) => {
      const isRefusal = error instanceof TypeError && 'cause' in error;
      const cause = Object.assign(error, { unsent: !secured });
      reject(isRefusal ? error : new TypeError('fetch failed', { cause }));
    });
    outgoing.end(body ?? undefined);
  });
}

function responseOf(incoming: IncomingMessage, status: number): Response {
  const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  );
  if (withoutBody.has(status)) {
    incoming.resume();
    return new Response(null, { status, headers });
  }
  return new Response(Readable.toWeb(incoming) as ReadableStream, { status, headers });
}
