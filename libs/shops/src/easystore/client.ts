import type { z } from 'zod';
import { jsonReader, type ShopAnswer, type ShopCalls, type ShopVisit } from '../calls.js';
import type { HttpRequest } from '../http.js';
import { CustomerList, OneCustomer, Store, type EasystoreCredentials } from './schema.js';

const words = {
  unauthorized: 'EasyStore refuses the access token',
  forbidden: 'the access token may not read customers',
};
const extras = 'fields=points,membership';

/** EasyStore's calls (https://{shop}.easy.co/api/3.0). */
export class EasystoreClient {
  private readonly baseUrl: string;

  constructor(
    private readonly credentials: EasystoreCredentials,
    private readonly calls: ShopCalls,
    baseUrl: string | undefined,
  ) {
    this.baseUrl = `${(baseUrl ?? `https://${credentials.shop}`).replace(/\/+$/, '')}/api/3.0`;
  }

  /** Exact, on digits with the calling code: 886912345678. */
  search(visit: ShopVisit, digits: string): Promise<ShopAnswer<z.infer<typeof CustomerList>>> {
    const path = `/customers/search.json?phone=${digits}&limit=100&${extras}`;
    return visit.ask(this.get(path), jsonReader(CustomerList, words));
  }

  customer(id: string): Promise<ShopAnswer<z.infer<typeof OneCustomer>>> {
    const path = `/customers/${encodeURIComponent(id)}.json?${extras}`;
    return this.calls.ask(this.get(path), jsonReader(OneCustomer, words));
  }

  store(): Promise<ShopAnswer<z.infer<typeof Store>>> {
    return this.calls.ask(this.get('/store.json'), jsonReader(Store, words));
  }

  private get(path: string): HttpRequest {
    const headers = { accept: 'application/json', 'easystore-access-token': this.credentials.accessToken };
    return { url: `${this.baseUrl}${path}`, headers };
  }
}
