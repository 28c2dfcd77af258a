import type { z } from 'zod';
import { CircuitBreaker } from './circuit-breaker.js';
import { systemClock, type ShopClock } from './clock.js';
import { exchange, type HttpAnswer, type HttpOutcome, type HttpRequest } from './http.js';
import type { MemberTable } from './member-table/member-table-platform.js';
import type { ConnectionTest, ShopTrouble, ShopWrite } from './platform.js';
import { maskNumbers } from './phone.js';
import type { RateBudget } from './rate-budget.js';
import { TokenBucket } from './token-bucket.js';

/** One exchange as staff may see it: long numbers masked, no header. `status` null: no answer. */
export type ShopExchange = {
  method: string;
  url: string;
  body: string | null;
  status: number | null;
  ms: number;
};

/** What every shop is made with besides its credentials. */
export type ShopPlatformOptions = {
  /** the shop system's address when it is not its own; for the sandbox */
  baseUrl?: string;
  /** for a whole look-up, waits and retries included; 3,000 unless told */
  timeoutMs?: number;
  /** for tests, and for the guard against private addresses where staff give the address */
  fetch?: typeof fetch;
  clock?: ShopClock;
  bucket?: RateBudget;
  breaker?: CircuitBreaker;
  observe?: (exchange: ShopExchange) => void;
  /** imported members, for the platform that matches with them */
  table?: MemberTable;
  /** milliseconds since the epoch, for signatures; the platform's clock unless told */
  now?: () => number;
};

export type ShopFault = { kind: 'unauthorized' | 'forbidden' | 'unavailable'; detail: string };
export type ShopAnswer<T> = { kind: 'ok'; value: T } | { kind: 'notFound' } | ShopFault;
export type Reader<T> = (answer: HttpAnswer) => ShopAnswer<T>;
/** ms that a shop which has been asked too much wants to be left alone, 0 when it does not say; null: it has not. */
export type BusyFor = (answer: HttpAnswer) => number | null;

const maxBytes = 1_000_000;
const backOffMs = 400;
/** a turn's call may come so much after it; the slack of a shop's second is more */
const lateMs = 40;

/** How adapters reach their shop: rate budget, time limit, one retry, breaker, size cap. Keep one per connection. */
export class ShopCalls {
  readonly clock: ShopClock;
  readonly bucket: RateBudget;
  readonly breaker: CircuitBreaker;
  private readonly timeoutMs: number;
  private readonly observe: (exchange: ShopExchange) => void;
  private readonly fetchImpl: typeof fetch;

  constructor(perSecond: number, options: ShopPlatformOptions) {
    this.clock = options.clock ?? systemClock;
    this.bucket = options.bucket ?? new TokenBucket(perSecond, this.clock);
    this.breaker = options.breaker ?? new CircuitBreaker(this.clock);
    this.timeoutMs = options.timeoutMs ?? 3_000;
    this.observe = options.observe ?? (() => undefined);
    this.fetchImpl = options.fetch ?? fetch;
  }

  /**
   * Several calls under one time limit. `calls` turns are booked together: otherwise, in a rush, everybody's first
   * call is made and nobody's second.
   */
  async visit<T>(calls: number, work: (visit: ShopVisit) => Promise<T>): Promise<T> {
    const deadline = this.clock.now() + this.timeoutMs;
    const turns = await this.bucket.book(calls, deadline);
    try {
      return await work(new ShopVisit(this, deadline, turns));
    } finally {
      if (turns && turns.length > 0) this.bucket.giveBack(turns);
    }
  }

  /** One call in a visit of its own. */
  ask<T>(request: HttpRequest, read: Reader<T>, busyFor?: BusyFor): Promise<ShopAnswer<T>> {
    return this.visit(1, (visit) => visit.ask(request, read, busyFor));
  }

  /** After the bucket has admitted it. */
  async send(request: HttpRequest, timeoutMs: number): Promise<HttpOutcome> {
    const started = this.clock.now();
    const outcome = await exchange(request, { timeoutMs, maxBytes, fetch: this.fetchImpl });
    this.bucket.ended();
    this.observe({
      method: request.method ?? 'GET',
      url: maskNumbers(request.url),
      body: request.body === undefined ? null : maskNumbers(request.body),
      status: outcome.kind === 'answer' ? outcome.answer.status : null,
      ms: Math.round(this.clock.now() - started),
    });
    return outcome;
  }
}

export class ShopVisit {
  /** `turns` null: the budget of the whole visit is used up by others. Used ones are taken out of it. */
  constructor(
    private readonly calls: ShopCalls,
    private readonly deadline: number,
    private readonly turns: number[] | null,
  ) {}

  async ask<T>(
    request: HttpRequest,
    read: Reader<T>,
    busyFor: BusyFor = busyByStatus,
  ): Promise<ShopAnswer<T>> {
    if (!this.turns) return unavailable('the rate budget is used up');
    if (!this.calls.breaker.allows()) return unavailable('the shop has failed repeatedly; calls are paused');
    const outcome = await this.attempt(request, busyFor);
    if (outcome === 'noBudget') return unavailable('the rate budget is used up');
    const answer = outcome.kind === 'fault' ? unavailable(outcome.detail) : read(outcome.answer);
    // A refusal or a full rate budget is no sign of a broken shop.
    const isBusy = outcome.kind === 'answer' && busyFor(outcome.answer) !== null;
    if (answer.kind === 'unavailable' && !isBusy) this.calls.breaker.failed();
    else this.calls.breaker.succeeded();
    return answer;
  }

  /** For what is good to have: asked only when the budget has room at once; null otherwise and on any trouble. */
  async askIfIdle<T>(request: HttpRequest, read: Reader<T>): Promise<T | null> {
    const [turn] = (await this.calls.bucket.book(1, this.calls.clock.now() + 1)) ?? [];
    if (turn === undefined || this.calls.bucket.admit() > 0) return null;
    const outcome = await this.calls.send(request, this.deadline - this.calls.clock.now());
    const answer = outcome.kind === 'fault' ? null : read(outcome.answer);
    return answer?.kind === 'ok' ? answer.value : null;
  }

  private async attempt(request: HttpRequest, busyFor: BusyFor): Promise<HttpOutcome | 'noBudget'> {
    const first = await this.send(request);
    if (first === 'noBudget') return first;
    const waitMs = retryDelay(first, busyFor);
    const { clock } = this.calls;
    if (waitMs === null || clock.now() + waitMs >= this.deadline) return first;
    if (waitMs > 0) await clock.sleep(waitMs);
    const second = await this.send(request);
    return second === 'noBudget' ? first : second;
  }

  private async send(request: HttpRequest): Promise<HttpOutcome | 'noBudget'> {
    const { clock, bucket } = this.calls;
    const booked = this.turns?.shift() ?? (await bucket.book(1, this.deadline))?.[0];
    if (booked === undefined) return 'noBudget';
    const isLate = clock.now() - booked > lateMs;
    const turn = isLate ? await bucket.late(booked, this.deadline) : booked;
    if (turn === null) return 'noBudget';
    let waitMs = turn - clock.now();
    if (waitMs <= 0) waitMs = bucket.admit();
    while (waitMs > 0) {
      if (clock.now() + waitMs >= this.deadline) return 'noBudget';
      await clock.sleep(waitMs);
      waitMs = bucket.admit();
    }
    return this.calls.send(request, this.deadline - clock.now());
  }
}

/** ms to wait before the one retry; null when there is none. */
function retryDelay(outcome: HttpOutcome, busyFor: BusyFor): number | null {
  if (outcome.kind === 'fault') return outcome.fault === 'connection' ? 0 : null;
  const busyMs = busyFor(outcome.answer);
  return busyMs === null ? null : Math.max(backOffMs, busyMs);
}

/** How most shops say it; for those that have their own way besides. */
export function busyByStatus({ status, retryAfterMs }: HttpAnswer): number | null {
  return status === 429 ? (retryAfterMs ?? 0) : null;
}

export function unavailable(detail: string): ShopFault {
  return { kind: 'unavailable', detail };
}

/** A reader for the usual: 200 in the form of `schema`, 401, 403, 404; all else is a shop that is not available. */
export function jsonReader<T>(
  schema: z.ZodType<T>,
  words: { unauthorized: string; forbidden: string },
  problem: (answer: HttpAnswer) => string = ({ status }) => `HTTP ${status}`,
): Reader<T> {
  return (answer) => {
    if (answer.status === 401) return { kind: 'unauthorized', detail: words.unauthorized };
    if (answer.status === 403) return { kind: 'forbidden', detail: words.forbidden };
    if (answer.status === 404) return { kind: 'notFound' };
    return answer.status === 200 ? readBody(answer.body, schema) : unavailable(problem(answer));
  };
}

/** Names the first field that does not fit, never its value. */
export function readBody<T>(body: unknown, schema: z.ZodType<T>): ShopAnswer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { kind: 'ok', value: parsed.data };
  const issue = parsed.error.issues[0];
  return unavailable(`unknown form of answer: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

/** A 404 where a list should be means a wrong address, not an unknown member. */
export function troubleOf(answer: Exclude<ShopAnswer<unknown>, { kind: 'ok' }>): ShopTrouble {
  switch (answer.kind) {
    case 'notFound':
      return { kind: 'misconfigured', detail: 'HTTP 404: the address is not that of the shop' };
    case 'unauthorized':
    case 'forbidden':
      return { kind: 'misconfigured', detail: answer.detail };
    case 'unavailable':
      return { kind: 'unavailable', detail: answer.detail };
  }
}

export function testResult(answer: ShopAnswer<string[]>): ConnectionTest {
  if (answer.kind === 'ok') return { ok: true, scopes: answer.value };
  if (answer.kind === 'notFound')
    return { ok: false, reason: 'unavailable', detail: 'HTTP 404: the address is not that of the shop' };
  return { ok: false, reason: answer.kind, detail: answer.detail };
}

/**
 * A reader for writes: 2xx is judged by `judge`, what the shop refuses for what it says is refused for ever.
 * `unauthorized` and `forbidden` are for staff to mend.
 */
export function writeReader(
  words: { unauthorized: string; forbidden: string },
  judge: (body: unknown) => ShopWrite,
): Reader<ShopWrite> {
  return ({ status, body }) => {
    if (status >= 200 && status < 300) return { kind: 'ok', value: judge(body) };
    if (status === 401) return { kind: 'unauthorized', detail: words.unauthorized };
    if (status === 403) return { kind: 'forbidden', detail: words.forbidden };
    if (status === 404) return { kind: 'notFound' };
    const isRefusal = status >= 400 && status < 500 && status !== 408 && status !== 429;
    if (isRefusal) return { kind: 'ok', value: { kind: 'refused', detail: `HTTP ${status}` } };
    return unavailable(`HTTP ${status}`);
  };
}

export function writeResult<T>(answer: ShopAnswer<T>): T | ShopWrite {
  switch (answer.kind) {
    case 'ok':
      return answer.value;
    case 'notFound':
      return { kind: 'refused', detail: 'HTTP 404: the shop does not know this member or this address' };
    case 'unauthorized':
    case 'forbidden':
      return { kind: 'denied', detail: answer.detail };
    case 'unavailable':
      return { kind: 'unavailable', detail: answer.detail };
  }
}
