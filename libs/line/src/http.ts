import { z } from 'zod';
import type { LineFailed, LineFailure, LineResult } from './result.js';

export type LineRequest<T> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** sent as JSON, as a form when it is URLSearchParams, as it is when it is bytes (state their content type) */
  body?: unknown;
  answer: z.ZodType<T>;
};

const ErrorBody = z.object({
  message: z.string().catch(''),
  error: z.string().catch(''),
  error_description: z.string().catch(''),
  details: z.array(z.object({ message: z.string().catch(''), property: z.string().catch('') })).catch([]),
});

/** fetch hides the fault in `cause`; its code (ECONNREFUSED …) is what an operator needs. Read by shape, not class. */
const FetchFault = z
  .object({
    message: z.string().catch('network fault'),
    cause: z.object({ code: z.string().catch('') }).catch({ code: '' }),
  })
  .catch({ message: 'network fault', cause: { code: '' } });

/** One HTTP exchange with LINE within `timeoutMs`, body included. Never throws for faults outside. */
export async function callLine<T>(
  fetchImpl: typeof fetch,
  timeoutMs: number,
  request: LineRequest<T>,
): Promise<LineResult<T>> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetchImpl(request.url, {
      method: request.method,
      ...encode(request),
      signal,
      redirect: 'error', // a redirect would carry the channel token to another host
    });
    return interpret(response, await response.text(), request.answer);
  } catch (error) {
    if (signal.aborted) return failed('timeout', `no answer within ${timeoutMs} ms`);
    return failed('network', describe(error));
  }
}

function failed(reason: LineFailure, message: string): LineFailed {
  return { ok: false, reason, status: null, message, details: [], requestId: null };
}

function encode(request: LineRequest<unknown>): {
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
} {
  const { body, headers = {} } = request;
  if (body === undefined) return { headers };
  if (body instanceof Uint8Array) return { headers, body: new Uint8Array(body) };
  if (body instanceof URLSearchParams) {
    return {
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: body.toString(),
    };
  }
  return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function interpret<T>(response: Response, text: string, answer: z.ZodType<T>): LineResult<T> {
  const requestId = response.headers.get('x-line-request-id');
  const body = parseJson(text);
  if (!response.ok) return refusal(response, body, requestId);
  const parsed = answer.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data, requestId };
  const details = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const message = 'LINE answered in a form that is not known';
  return { ok: false, reason: 'server', status: response.status, message, details, requestId };
}

function refusal(response: Response, body: unknown, requestId: string | null): LineFailed {
  const parsed = ErrorBody.safeParse(body);
  const error = parsed.success ? parsed.data : ErrorBody.parse({});
  const message = error.message || error.error_description || error.error || `HTTP ${response.status}`;
  const details = error.details.map(({ message: text, property }) =>
    property ? `${property}: ${text}` : text,
  );
  const accepted = response.headers.get('x-line-accepted-request-id');
  return {
    ok: false,
    reason: reasonOf(response.status, message),
    status: response.status,
    message,
    details,
    requestId,
    ...(accepted ? { acceptedRequestId: accepted } : {}),
  };
}

function reasonOf(status: number, message: string): LineFailure {
  if (status === 400 && /invalid reply token/i.test(message)) return 'invalid_reply_token';
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 429) return /monthly limit/i.test(message) ? 'monthly_limit' : 'rate_limited';
  if (status >= 500) return 'server';
  return 'bad_request';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describe(error: unknown): string {
  const { message, cause } = FetchFault.parse(error);
  return cause.code ? `${message} (${cause.code})` : message;
}
