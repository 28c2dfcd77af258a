import type { Locale, ResponseOf } from '@tieline/contracts';
import { ApiError, isProblem } from './api-error.js';
import type { InputFor, RouteOf, Target } from './endpoint.js';

export type ClientOptions = {
  /** '' for the page's own origin */
  baseUrl: string;
  /** asked before every request, e.g. for a session token */
  headers?: () => HeadersInit;
  /** language of error texts */
  locale: Locale | (() => Locale);
  /** per attempt; a call may have its own */
  timeoutMs?: number;
  /** sees every answer before it is read, e.g. for its request id */
  onResponse?: (response: Response) => void;
  fetch?: typeof fetch;
};

export type CallInput<T extends Target> = InputFor<RouteOf<T>> & { signal?: AbortSignal; timeoutMs?: number };

/** Nothing to say: the second argument may be left out. */
type CallArguments<T extends Target> =
  object extends CallInput<T> ? [input?: CallInput<T>] : [input: CallInput<T>];

export type Client = {
  /** Resolves with the success body (undefined for 204), else throws ApiError or the caller's abort reason. */
  call<const T extends Target>(target: T, ...args: CallArguments<T>): Promise<ResponseOf<RouteOf<T>>>;
};

type LooseInput = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal;
  timeoutMs?: number;
};

const retryDelayMs = 300;

export function createClient(options: ClientOptions): Client {
  const send = options.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => fetch(input, init));
  const usualMs = options.timeoutMs ?? 8000;

  async function attempt(target: Target, input: LooseInput): Promise<unknown> {
    const controller = new AbortController();
    // AbortSignal.any is younger than the oldest WebView that LINE still runs on
    const forward = () => controller.abort(input.signal?.reason);
    input.signal?.addEventListener('abort', forward, { once: true });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      controller.abort();
    }, input.timeoutMs ?? usualMs);
    try {
      input.signal?.throwIfAborted();
      const response = await send(options.baseUrl + fillPath(target.path, input), {
        ...requestInit(target, input, options),
        signal: controller.signal,
      });
      options.onResponse?.(response);
      return await read(response);
    } catch (error) {
      if (error instanceof ApiError) throw error;
      if (timedOut) throw new ApiError('timeout', { cause: error });
      input.signal?.throwIfAborted();
      throw new ApiError('network', { cause: error });
    } finally {
      clearTimeout(timer);
      input.signal?.removeEventListener('abort', forward);
    }
  }

  async function call(target: Target, input: LooseInput = {}): Promise<unknown> {
    try {
      return await attempt(target, input);
    } catch (error) {
      const again = error instanceof ApiError && error.kind === 'network' && target.method === 'GET';
      if (!again) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs));
      return attempt(target, input);
    }
  }

  // the table's types are checked at the call; inside, the shapes are plain records
  return { call: call as Client['call'] };
}

function fillPath(path: string, { params = {}, query = {} }: LooseInput): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
  return search ? `${filled}?${search}` : filled;
}

function requestInit(target: Target, { body }: LooseInput, options: ClientOptions): RequestInit {
  const headers = new Headers(options.headers?.());
  headers.set('accept', 'application/json');
  headers.set('accept-language', typeof options.locale === 'function' ? options.locale() : options.locale);
  const init: RequestInit = { method: target.method, headers, credentials: 'same-origin', cache: 'no-store' };
  if (body instanceof FormData) return { ...init, body };
  if (body === undefined) return init;
  headers.set('content-type', 'application/json');
  return { ...init, body: JSON.stringify(body) };
}

/** A body that breaks off or is no JSON counts as no answer on success, as an unreadable problem otherwise. */
async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  if (response.ok) {
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }
  const problem: unknown = await response.json().catch(() => null);
  throw new ApiError('problem', { problem: isProblem(problem) ? problem : null, status: response.status });
}
