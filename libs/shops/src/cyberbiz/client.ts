import { createHash, createHmac } from 'node:crypto';
import type { z } from 'zod';
import {
  readBody,
  unavailable,
  writeReader,
  type Reader,
  type ShopAnswer,
  type ShopVisit,
} from '../calls.js';
import type { HttpAnswer, HttpRequest } from '../http.js';
import { maskNumbers } from '../phone.js';
import type { ShopWrite } from '../platform.js';
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

  setLineId(visit: ShopVisit, id: string, lineUserId: string): Promise<ShopAnswer<ShopWrite>> {
    const url = `${this.baseUrl}/v1/customers/${encodeURIComponent(id)}/uid_providers/line`;
    const body = JSON.stringify({ uid: lineUserId });
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      ...this.authorization('PUT', url, body),
    };
    const words = {
      unauthorized: 'CYBERBIZ refuses the credentials, or the API module was not bought',
      forbidden: 'the credentials may not change customers',
    };
    const read = writeReader(words, () => ({ kind: 'done' }));
    return visit.ask({ method: 'PUT', url, headers, body }, read);
  }

  private get(path: string): HttpRequest {
    const url = `${this.baseUrl}${path}`;
    return { url, headers: { accept: 'application/json', ...this.authorization('GET', url) } };
  }

  /** A body is signed by its digest. */
  private authorization(method: string, url: string, body?: string): Record<string, string> {
    const { scheme, username = '', secret = '', accessToken = '' } = this.credentials;
    if (scheme === 'token') return { authorization: `Bearer ${accessToken}` };
    const date = new Date(this.now()).toUTCString();
    const digest =
      body === undefined ? null : `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
    const lines = [`x-date: ${date}`, `${method} ${new URL(url).pathname} HTTP/1.1`];
    const names = ['x-date', 'request-line'];
    if (digest) {
      lines.push(`digest: ${digest}`);
      names.push('digest');
    }
    const signature = createHmac('sha256', secret).update(lines.join('\n')).digest('base64');
    const parts = { username, algorithm: 'hmac-sha256', headers: names.join(' '), signature };
    const written = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
    return { 'x-date': date, ...(digest && { digest }), authorization: `hmac ${written.join(', ')}` };
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
