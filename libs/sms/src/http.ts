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

/** One exchange with a gateway; never throws for faults outside, and tells whether the request went out. */
export async function exchange(request: HttpRequest): Promise<HttpOutcome> {
  const { url, timeoutMs, fetch: fetchImpl, ...init } = request;
  try {
    const response = await fetchImpl(url, {
      ...init,
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
    return { kind: 'answer', status: response.status, body: parseJson(await response.text()) };
  } catch (error) {
    const code = codeOf(error);
    const message = error instanceof Error ? error.message : 'network fault';
    return {
      kind: 'fault',
      sent: !beforeSending.test(code),
      detail: code ? `${message} (${code})` : message,
    };
  }
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
