import { createHmac } from 'node:crypto';
import type { z } from 'zod';
import { readBody, unavailable, type Reader, type ShopAnswer, type ShopVisit } from '../calls.js';
import type { HttpAnswer, HttpRequest } from '../http.js';
import { maskNumbers } from '../phone.js';
import {
  CustomerIds,
  CyberbizCustomer,
  CyberbizCustomers,
  CyberbizError,
  VipInfo,
  type CyberbizCredentials,
} from './schema.js';

const addresses = { hmac: 'https://api.cyberbiz.co', token: 'https://app-store-api.cyberbiz.io' };

/** CYBERBIZ's calls, with either way to sign in. */
export class CyberbizClient {
  private readonly baseUrl: string;

  constructor(
    private readonly credentials: CyberbizCredentials,
    baseUrl: string | undefined,
    private readonly now: () => number,
  ) {
    this.baseUrl = (baseUrl ?? addresses[credentials.scheme]).replace(/\/+$/, '');
  }

  idsByMobile(visit: ShopVisit, mobile: string): Promise<ShopAnswer<CustomerIds>> {
    const query = new URLSearchParams({ customer_mobiles: mobile });
    return visit.ask(this.get(`/v1/customers/get_customer_id?${query.toString()}`), read(CustomerIds));
  }

  customer(visit: ShopVisit, id: string): Promise<ShopAnswer<CyberbizCustomer>> {
    return visit.ask(this.get(`/v1/customers/${encodeURIComponent(id)}`), read(CyberbizCustomer));
  }

  customers(
    visit: ShopVisit,
    ids: readonly string[],
  ): Promise<ShopAnswer<z.infer<typeof CyberbizCustomers>>> {
    const query = new URLSearchParams({ ids: ids.join(','), per_page: '50' });
    return visit.ask(this.get(`/v2/customers?${query.toString()}`), read(CyberbizCustomers));
  }

  /** The binding does not wait for the tier. */
  tier(visit: ShopVisit, id: string): Promise<VipInfo | null> {
    return visit.askIfIdle(this.get(`/v1/customers/${encodeURIComponent(id)}/vip_info`), read(VipInfo));
  }

  private get(path: string): HttpRequest {
    const url = `${this.baseUrl}${path}`;
    return { url, headers: { accept: 'application/json', ...this.authorization(url) } };
  }

  private authorization(url: string): Record<string, string> {
    const { scheme, username = '', secret = '', accessToken = '' } = this.credentials;
    if (scheme === 'token') return { authorization: `Bearer ${accessToken}` };
    const date = new Date(this.now()).toUTCString();
    const signed = `x-date: ${date}\nGET ${new URL(url).pathname} HTTP/1.1`;
    const signature = createHmac('sha256', secret).update(signed).digest('base64');
    const parts = { username, algorithm: 'hmac-sha256', headers: 'x-date request-line', signature };
    const written = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
    return { 'x-date': date, authorization: `hmac ${written.join(', ')}` };
  }
}

/** Nobody found is 206 with `[]`, so 206 is read like 200. */
function read<T>(schema: z.ZodType<T>): Reader<T> {
  return (answer) => {
    switch (answer.status) {
      case 200:
      case 206:
        return readBody(answer.body, schema);
      case 401:
        return {
          kind: 'unauthorized',
          detail: problem(answer, 'CYBERBIZ refuses the credentials, or the API module was not bought'),
        };
      case 403:
        return { kind: 'forbidden', detail: problem(answer, 'the credentials may not read customers') };
      case 404:
        return { kind: 'notFound' };
      default:
        return unavailable(problem(answer));
    }
  };
}

/** CYBERBIZ has no error codes, only words, which may repeat the number that was asked for. */
function problem({ status, body }: HttpAnswer, meaning?: string): string {
  const said = CyberbizError.parse(body);
  return [`HTTP ${status}`, meaning, said && maskNumbers(said).slice(0, 120)].filter(Boolean).join(': ');
}
