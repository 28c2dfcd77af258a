import type { z } from 'zod';
import { jsonReader, type ShopAnswer, type ShopCalls, type ShopVisit } from '../calls.js';
import type { HttpAnswer, HttpRequest } from '../http.js';
import { nationalForm } from '../phone.js';
import { CustomerPage, ShoplineCustomer, TokenInfo } from './schema.js';

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
