import { z } from 'zod';

export type HttpAnswer = { status: number; body: unknown; retryAfterMs: number | null };

/** `connection`: the shop was not reached, or it hung up; `timeout` and `body` are faults of a shop that was. */
export type HttpOutcome =
  | { kind: 'answer'; answer: HttpAnswer }
  | { kind: 'fault'; fault: 'connection' | 'timeout' | 'body'; detail: string };

export type HttpRequest = {
  /** GET unless told */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  url: string;
  headers: Record<string, string>;
  body?: string;
};

export type HttpLimits = {
  timeoutMs: number;
  /** a longer body is a fault and is not read to its end */
  maxBytes: number;
  fetch: typeof fetch;
};

/** fetch hides the fault in `cause`; its code (ECONNREFUSED …) is what an operator needs. Read by shape, not class. */
const FetchFault = z
  .object({
    message: z.string().catch('network fault'),
    cause: z.object({ code: z.string().catch('') }).catch({ code: '' }),
  })
  .catch({ message: 'network fault', cause: { code: '' } });

class BodyFault extends Error {}

/** One exchange of JSON with a time limit and a size cap, both over the whole body. Never throws for faults outside. */
export async function exchange(request: HttpRequest, limits: HttpLimits): Promise<HttpOutcome> {
  const { url, ...init } = request;
  const { timeoutMs, maxBytes, fetch: fetchImpl } = limits;
  const signal = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
  try {
    const response = await fetchImpl(url, { ...init, signal, redirect: 'error' });
    const text = await readText(response, maxBytes);
    const { status } = response;
    return { kind: 'answer', answer: { status, body: parseJson(text), retryAfterMs: retryAfter(response) } };
  } catch (error) {
    if (error instanceof BodyFault) return { kind: 'fault', fault: 'body', detail: error.message };
    if (signal.aborted) return { kind: 'fault', fault: 'timeout', detail: 'no answer in time' };
    return { kind: 'fault', fault: 'connection', detail: describe(error) };
  }
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by an exception cancels the body.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new BodyFault(`answer longer than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds only; the date form is left to the caller's own back-off. */
function retryAfter(response: Response): number | null {
  const header = response.headers.get('retry-after');
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null;
}

function describe(error: unknown): string {
  const { message, cause } = FetchFault.parse(error);
  return cause.code ? `${message} (${cause.code})` : message;
}
