import type { z } from 'zod';
import type { CircuitBreaker } from '../circuit-breaker.js';
import type { ShopClock } from '../clock.js';
import { getJson, type HttpAnswer, type HttpOutcome } from '../http.js';
import type { TokenBucket } from '../token-bucket.js';

export type ShoplineClientOptions = {
  baseUrl: string;
  accessToken: string;
  handle: string;
  fetch: typeof fetch;
  clock: ShopClock;
  bucket: TokenBucket;
  breaker: CircuitBreaker;
};

export type ShoplineAnswer<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'notFound' }
  | { kind: 'unauthorized' | 'forbidden' | 'unavailable'; detail: string };

const maxBytes = 1_000_000;
const backOffMs = 400;

/** Authorised GETs within a deadline: rate budget, one retry after a connection fault or a 429, schema check. */
export class ShoplineClient {
  constructor(private readonly options: ShoplineClientOptions) {}

  /** `deadline` is in ms of the clock; nothing is waited for beyond it. */
  async get<T>(path: string, deadline: number, schema: z.ZodType<T>): Promise<ShoplineAnswer<T>> {
    if (!this.options.breaker.allows())
      return unavailable('the shop has failed repeatedly; calls are paused');
    const outcome = await this.attempt(path, deadline);
    if (outcome === 'noBudget') return unavailable('the rate budget is used up');
    const answer = interpret(outcome, schema);
    this.report(outcome, answer.kind);
    return answer;
  }

  private async attempt(path: string, deadline: number): Promise<HttpOutcome | 'noBudget'> {
    const first = await this.fetch(path, deadline);
    if (first === 'noBudget') return first;
    const waitMs = retryDelay(first);
    const { clock } = this.options;
    if (waitMs === null || clock.now() + waitMs >= deadline) return first;
    if (waitMs > 0) await clock.sleep(waitMs);
    return this.fetch(path, deadline);
  }

  private async fetch(path: string, deadline: number): Promise<HttpOutcome | 'noBudget'> {
    const { baseUrl, accessToken, handle, bucket, clock, fetch: fetchImpl } = this.options;
    if (!(await bucket.take(deadline))) return 'noBudget';
    return getJson({
      url: `${baseUrl}${path}`,
      headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json', 'user-agent': handle },
      timeoutMs: deadline - clock.now(),
      maxBytes,
      fetch: fetchImpl,
    });
  }

  /** A refusal or a full rate budget is no sign of a broken shop. */
  private report(outcome: HttpOutcome, kind: ShoplineAnswer<unknown>['kind']): void {
    const busy = outcome.kind === 'answer' && outcome.answer.status === 429;
    if (kind === 'unavailable' && !busy) this.options.breaker.failed();
    else this.options.breaker.succeeded();
  }
}

/** ms to wait before the one retry; null when there is none. */
function retryDelay(outcome: HttpOutcome): number | null {
  if (outcome.kind === 'fault') return outcome.fault === 'connection' ? 0 : null;
  return outcome.answer.status === 429 ? Math.max(backOffMs, outcome.answer.retryAfterMs ?? 0) : null;
}

function interpret<T>(outcome: HttpOutcome, schema: z.ZodType<T>): ShoplineAnswer<T> {
  if (outcome.kind === 'fault') return unavailable(outcome.detail);
  const { status, body } = outcome.answer;
  if (status === 401) return { kind: 'unauthorized', detail: 'SHOPLINE refuses the access token' };
  if (status === 403) return { kind: 'forbidden', detail: 'the access token may not read customers' };
  if (status === 404) return { kind: 'notFound' };
  if (status !== 200) return unavailable(problem(outcome.answer));
  const parsed = schema.safeParse(body);
  if (parsed.success) return { kind: 'ok', value: parsed.data };
  const issue = parsed.error.issues[0];
  return unavailable(`unknown form of answer: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

function unavailable(detail: string): { kind: 'unavailable'; detail: string } {
  return { kind: 'unavailable', detail };
}

/** Names SHOPLINE's error code, not its text: texts may repeat the number that was searched. */
function problem({ status, body }: HttpAnswer): string {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'string' ? `HTTP ${status} ${code.slice(0, 60)}` : `HTTP ${status}`;
}
