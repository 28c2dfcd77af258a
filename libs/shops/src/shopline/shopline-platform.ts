import { CircuitBreaker } from '../circuit-breaker.js';
import { systemClock, type ShopClock } from '../clock.js';
import { ShopPlatform } from '../platform.js';
import type { ConnectionTest, MemberMatch, MemberRead, ShopTrouble } from '../platform.js';
import { TokenBucket } from '../token-bucket.js';
import { ShoplineClient, type ShoplineAnswer } from './client.js';
import { phoneStanding, searchText, toMember } from './mapping.js';
import { CustomerPage, ShoplineCustomer, TokenInfo } from './schema.js';

export type ShoplineOptions = {
  /** `https://open.shopline.io/v1` */
  baseUrl: string;
  accessToken: string;
  /** the shop's handle, sent as User-Agent */
  handle: string;
  /** for a whole look-up, retries and waits included; 3,000 unless told */
  timeoutMs?: number;
  fetch?: typeof fetch;
  clock?: ShopClock;
  /** 20 calls a second unless told, SHOPLINE's own rate */
  bucket?: TokenBucket;
  breaker?: CircuitBreaker;
};

const perSecond = 20;
const pageSize = 50;
const mostPages = 4;

type Hits = { kind: 'all'; customers: ShoplineCustomer[] } | ShopTrouble;

/**
 * SHOPLINE TW/HK (open.shopline.io). Members whose number the shop has confirmed outrank those who only typed it
 * in; several of the same rank are `many`. Keep one instance per connection: it holds rate budget and breaker.
 */
export class ShoplinePlatform extends ShopPlatform {
  private readonly client: ShoplineClient;
  private readonly clock: ShopClock;
  private readonly timeoutMs: number;

  constructor(options: ShoplineOptions) {
    super();
    this.clock = options.clock ?? systemClock;
    this.timeoutMs = options.timeoutMs ?? 3_000;
    this.client = new ShoplineClient({
      baseUrl: options.baseUrl.replace(/\/+$/, ''),
      accessToken: options.accessToken,
      handle: options.handle,
      fetch: options.fetch ?? fetch,
      clock: this.clock,
      bucket: options.bucket ?? new TokenBucket(perSecond, this.clock),
      breaker: options.breaker ?? new CircuitBreaker(this.clock),
    });
  }

  async findByPhone(e164: string): Promise<MemberMatch> {
    const hits = await this.search(e164, this.clock.now() + this.timeoutMs);
    if (hits.kind !== 'all') return hits;
    const standings = hits.customers.map((customer) => ({
      customer,
      standing: phoneStanding(customer, e164),
    }));
    const verified = standings.filter(({ standing }) => standing === 'verified');
    const ranked =
      verified.length > 0 ? verified : standings.filter(({ standing }) => standing === 'unverified');
    const members = ranked.map(({ customer, standing }) => toMember(customer, standing === 'verified'));
    const [member] = members;
    if (!member) return { kind: 'none' };
    return members.length === 1 ? { kind: 'one', member } : { kind: 'many', members };
  }

  async getMember(id: string): Promise<MemberRead> {
    const deadline = this.clock.now() + this.timeoutMs;
    const answer = await this.client.get(`/customers/${encodeURIComponent(id)}`, deadline, ShoplineCustomer);
    if (answer.kind === 'notFound') return { kind: 'none' };
    if (answer.kind !== 'ok') return trouble(answer);
    const customer = answer.value;
    const verified = customer.mobile_phone !== null && customer.mobile_phone_verified;
    return { kind: 'one', member: toMember(customer, verified) };
  }

  async testConnection(): Promise<ConnectionTest> {
    const answer = await this.client.get('/token/info', this.clock.now() + this.timeoutMs, TokenInfo);
    if (answer.kind === 'ok') return { ok: true, scopes: answer.value };
    if (answer.kind === 'notFound')
      return { ok: false, reason: 'unavailable', detail: 'HTTP 404 at /token/info' };
    return { ok: false, reason: answer.kind, detail: answer.detail };
  }

  /** All hits or none: with pages unread, "one" could be "many" and "none" could be wrong. */
  private async search(e164: string, deadline: number): Promise<Hits> {
    const customers = new Map<string, ShoplineCustomer>();
    for (let page = 1; page <= mostPages; page += 1) {
      const answer = await this.client.get(searchPath(e164, page), deadline, CustomerPage);
      if (answer.kind !== 'ok') return trouble(answer);
      const { items, pagination } = answer.value;
      // Pages shift while customers are added: the same one may come twice.
      for (const customer of items) customers.set(customer.id, customer);
      if (page >= pagination.total_pages) return { kind: 'all', customers: [...customers.values()] };
    }
    return { kind: 'unavailable', detail: `more than ${mostPages * pageSize} hits for one number` };
  }
}

function searchPath(e164: string, page: number): string {
  const query = new URLSearchParams([
    ['query', searchText(e164)],
    ['search_fields[]', 'mobile_phone'],
    ['search_fields[]', 'phones'],
    ['page', String(page)],
    ['per_page', String(pageSize)],
  ]);
  return `/customers/search?${query.toString()}`;
}

/** A 404 where a list should be means a wrong base address, not an unknown member. */
function trouble(answer: Exclude<ShoplineAnswer<unknown>, { kind: 'ok' }>): ShopTrouble {
  switch (answer.kind) {
    case 'notFound':
      return { kind: 'misconfigured', detail: 'HTTP 404: the address is not SHOPLINE’s API' };
    case 'unauthorized':
    case 'forbidden':
      return { kind: 'misconfigured', detail: answer.detail };
    case 'unavailable':
      return { kind: 'unavailable', detail: answer.detail };
  }
}
