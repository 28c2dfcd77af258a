import type { z } from 'zod';
import {
  jsonReader,
  writeReader,
  writeResult,
  type ShopAnswer,
  type ShopCalls,
  type ShopVisit,
} from '../calls.js';
import type { HttpAnswer, HttpRequest } from '../http.js';
import { nationalForm } from '../phone.js';
import type { ShopWrite } from '../platform.js';
import {
  CustomerPage,
  CustomerTags,
  ShoplineCustomer,
  Subscribed,
  SubscriptionPage,
  TokenInfo,
} from './schema.js';

export type ShoplineAccess = {
  /** `https://open.shopline.io/v1` */
  baseUrl: string;
  accessToken: string;
  /** the shop's handle, sent as User-Agent */
  handle: string;
};

export const pageSize = 50;

const words = {
  unauthorized: 'SHOPLINE refuses the access token',
  forbidden: 'the access token may not read customers',
};

const writing = { ...words, forbidden: 'the access token may not do this (customers, webhooks)' };

/** SHOPLINE's calls (open.shopline.io/v1). */
export class ShoplineClient {
  constructor(
    private readonly access: ShoplineAccess,
    private readonly calls: ShopCalls,
  ) {}

  search(visit: ShopVisit, e164: string, page: number): Promise<ShopAnswer<CustomerPage>> {
    const query = new URLSearchParams([
      ['query', nationalForm(e164)],
      ['search_fields[]', 'mobile_phone'],
      ['search_fields[]', 'phones'],
      ['page', String(page)],
      ['per_page', String(pageSize)],
    ]);
    return visit.ask(this.get(`/customers/search?${query.toString()}`), read(CustomerPage));
  }

  customer(id: string): Promise<ShopAnswer<ShoplineCustomer>> {
    return this.calls.ask(this.get(`/customers/${encodeURIComponent(id)}`), read(ShoplineCustomer));
  }

  tokenInfo(): Promise<ShopAnswer<string[]>> {
    return this.calls.ask(this.get('/token/info'), read(TokenInfo));
  }

  /** Over 60 tags SHOPLINE answers 200 and changes nothing: only the tags that come back tell. */
  async addTag(id: string, tag: string): Promise<ShopWrite> {
    const request = this.send('PATCH', `/customers/${encodeURIComponent(id)}/tags`, {
      tags: [tag],
      update_mode: 'add',
    });
    const judge = (body: unknown): ShopWrite => {
      const customer = CustomerTags.safeParse(body);
      if (customer.success && customer.data.tags.includes(tag)) return { kind: 'done' };
      const detail = 'SHOPLINE answered 200 and changed nothing: a customer holds 60 tags at most';
      return { kind: 'refused', detail };
    };
    return writeResult(await this.calls.ask(request, writeReader(writing, judge)));
  }

  subscriptions(visit: ShopVisit, page: number): Promise<ShopAnswer<SubscriptionPage>> {
    const query = `page=${page}&per_page=${pageSize}`;
    return visit.ask(this.get(`/webhooks?${query}`), jsonReader(SubscriptionPage, writing, problem));
  }

  subscribe(address: string, topics: readonly string[]): Promise<ShopWrite> {
    return this.subscribed(this.send('POST', '/webhooks', { address, topics }));
  }

  resubscribe(id: string, address: string, topics: readonly string[]): Promise<ShopWrite> {
    return this.subscribed(this.send('PUT', `/webhooks/${encodeURIComponent(id)}`, { address, topics }));
  }

  private async subscribed(request: HttpRequest): Promise<ShopWrite> {
    const judge = (body: unknown): ShopWrite => {
      const subscription = Subscribed.safeParse(body);
      if (!subscription.success || subscription.data.status === 'active') return { kind: 'done' };
      return { kind: 'refused', detail: 'SHOPLINE did not accept the address: is the merchant ID right?' };
    };
    return writeResult(await this.calls.ask(request, writeReader(writing, judge)));
  }

  private send(method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown): HttpRequest {
    const { url, headers } = this.get(path);
    const json = { ...headers, 'content-type': 'application/json' };
    return { method, url, headers: json, body: JSON.stringify(body) };
  }

  private get(path: string): HttpRequest {
    const { baseUrl, accessToken, handle } = this.access;
    const headers = {
      authorization: `Bearer ${accessToken}`,
      accept: 'application/json',
      'user-agent': handle,
    };
    return { url: `${baseUrl}${path}`, headers };
  }
}

function read<T>(schema: z.ZodType<T>) {
  return jsonReader(schema, words, problem);
}

/** Names SHOPLINE's error code, not its text: texts may repeat the number that was searched. */
function problem({ status, body }: HttpAnswer): string {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'string' ? `HTTP ${status} ${code.slice(0, 60)}` : `HTTP ${status}`;
}
