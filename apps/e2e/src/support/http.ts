type Options = { body?: unknown; headers?: Record<string, string> };

/** JSON in and out; anything but 2xx is an error that says what came back. */
export async function call<T>(method: string, url: string, { body, headers }: Options = {}): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} → ${response.status} ${text.slice(0, 300)}`);
  return (text === '' ? {} : JSON.parse(text)) as T;
}

/** Looks again until there is something. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined>): Promise<T> {
  const deadline = Date.now() + 25_000;
  for (let wait = 20; Date.now() < deadline; wait = Math.min(250, wait * 1.5)) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  throw new Error(`${what} did not come`);
}
