import { z } from 'zod';
import { decodeText } from './big5.js';

/** `text` is UTF-8, or Big5 when it is not valid UTF-8; `body` is the text read as JSON, else undefined. */
export type HttpAnswer = { kind: 'answer'; status: number; text: string; body: unknown };
/** `sent` false: the fault came before anything could reach the gateway. */
export type HttpFault = { kind: 'fault'; sent: boolean; detail: string };
export type HttpOutcome = HttpAnswer | HttpFault;

/** How every gateway reaches out. */
export type HttpOptions = {
  /** 10,000 unless told */
  timeoutMs?: number;
  /** for tests, and for the guard against private addresses where an admin gives the address */
  fetch?: typeof fetch;
};

export type HttpRequest = {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
};

/** Gateways answer in a few hundred bytes. */
const longestAnswer = 256 * 1024;

/** Faults of looking up, connecting and shaking hands: the request itself has not left. */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_INVALID_URL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|UNABLE_TO_\w+|(DEPTH_ZERO_)?SELF_SIGNED_CERT\w*)$/;

/**
 * fetch hides the fault in `cause`; its code (ECONNREFUSED …) is what an operator needs. A `fetch` that knows that
 * nothing had left says so by `unsent`. Read by shape, not class.
 */
const Cause = z.object({ code: z.string().catch(''), unsent: z.boolean().catch(false) });
const unknownCause = { code: '', unsent: false };
const FetchFault = z.object({ cause: Cause.catch(unknownCause) }).catch({ cause: unknownCause });

/** One exchange with a gateway; never throws for faults outside, and tells whether the request went out. */
export async function exchange(request: HttpRequest, options: HttpOptions): Promise<HttpOutcome> {
  const { url, ...init } = request;
  const { timeoutMs = 10_000, fetch: fetchImpl = fetch } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetchImpl(url, { ...init, signal, redirect: 'error' });
    const bytes = await readBytes(response);
    if (!bytes) return { kind: 'fault', sent: true, detail: 'the answer is too long' };
    const text = decodeText(bytes);
    return { kind: 'answer', status: response.status, text, body: parseJson(text) };
  } catch (error) {
    const { code, unsent } = FetchFault.parse(error).cause;
    // Even a connection that was never made may end as a time-out: what is not certain counts as sent.
    if (signal.aborted) return { kind: 'fault', sent: !unsent, detail: `no answer within ${timeoutMs} ms` };
    // The message of the error is left out: it may quote an address or a header, and so a secret.
    const detail = code ? `network fault (${code})` : 'network fault';
    return { kind: 'fault', sent: !unsent && !beforeSending.test(code), detail };
  }
}

const formType = 'application/x-www-form-urlencoded';

/** POST of a form in UTF-8; what is undefined is left out. */
export function postForm(
  url: string,
  fields: Record<string, string | undefined>,
  options: HttpOptions,
  headers: Record<string, string> = {},
): Promise<HttpOutcome> {
  const given = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
  const charset = { 'content-type': `${formType}; charset=utf-8` };
  return postEncodedForm(url, new URLSearchParams(given).toString(), options, { ...charset, ...headers });
}

/** POST of a form that is encoded already. */
export function postEncodedForm(
  url: string,
  body: string,
  options: HttpOptions,
  headers: Record<string, string> = {},
): Promise<HttpOutcome> {
  return exchange({ method: 'POST', url, headers: { 'content-type': formType, ...headers }, body }, options);
}

/** An address without the slashes at its end. */
export function trimBase(baseUrl: string): string {
  return baseUrl.replace(/\/+$/, '');
}

/** Value of the Authorization header (RFC 7617). */
export function basicAuth(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

async function readBytes(response: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  const body: AsyncIterable<Uint8Array> | null = response.body;
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > longestAnswer) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Undefined when the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
