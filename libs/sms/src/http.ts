import { z } from 'zod';

/** `sent` false: the fault came before anything could reach the gateway. */
export type HttpOutcome =
  { kind: 'answer'; status: number; body: unknown } | { kind: 'fault'; sent: boolean; detail: string };

export type HttpRequest = {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
  fetch: typeof fetch;
};

/** Faults of looking up, connecting and shaking hands: the request itself has not left. */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|UNABLE_TO_\w+|(DEPTH_ZERO_)?SELF_SIGNED_CERT\w*)$/;

/** fetch hides the fault in `cause`; its code (ECONNREFUSED …) is what an operator needs. Read by shape, not class. */
const FetchFault = z
  .object({
    message: z.string().catch('network fault'),
    cause: z.object({ code: z.string().catch('') }).catch({ code: '' }),
  })
  .catch({ message: 'network fault', cause: { code: '' } });

/** One exchange with a gateway; never throws for faults outside, and tells whether the request went out. */
export async function exchange(request: HttpRequest): Promise<HttpOutcome> {
  const { url, timeoutMs, fetch: fetchImpl, ...init } = request;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetchImpl(url, {
      ...init,
      signal,
      redirect: 'error',
    });
    return { kind: 'answer', status: response.status, body: parseJson(await response.text()) };
  } catch (error) {
    // Even a connection that was never made may end as a time-out: what is not certain counts as sent.
    if (signal.aborted) return { kind: 'fault', sent: true, detail: `no answer within ${timeoutMs} ms` };
    const { message, cause } = FetchFault.parse(error);
    const detail = cause.code ? `${message} (${cause.code})` : message;
    return { kind: 'fault', sent: !beforeSending.test(cause.code), detail };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
