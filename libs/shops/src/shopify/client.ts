import { z } from 'zod';
import {
  busyByStatus,
  readBody,
  unavailable,
  type BusyFor,
  writeResult,
  type Reader,
  type ShopAnswer,
  type ShopCalls,
} from '../calls.js';
import { maskNumbers } from '../phone.js';
import type { ShopWrite } from '../platform.js';
import {
  CustomerData,
  GraphqlFault,
  InstallationData,
  Subscribed,
  TagsAdded,
  Throttled,
  type ShopifyCredentials,
  type ShopifyCustomer,
} from './schema.js';

const version = '2025-10';
const fields = 'legacyResourceId displayName defaultPhoneNumber { phoneNumber }';

/** Shopify's Admin API in GraphQL. */
export class ShopifyClient {
  private readonly url: string;

  constructor(
    private readonly credentials: ShopifyCredentials,
    private readonly calls: ShopCalls,
    baseUrl: string | undefined,
  ) {
    const base = (baseUrl ?? `https://${credentials.shop}`).replace(/\/+$/, '');
    this.url = `${base}/admin/api/${version}/graphql.json`;
  }

  /** Exact by its nature: the search with `query:` may be stale and loose. */
  byPhone(phone: string): Promise<ShopAnswer<ShopifyCustomer | null>> {
    const query = `query ByPhone($phone: String!) {
  customer: customerByIdentifier(identifier: { phoneNumber: $phone }) { ${fields} }
}`;
    return this.customer(query, { phone });
  }

  byId(id: string): Promise<ShopAnswer<ShopifyCustomer | null>> {
    const query = `query ById($id: ID!) { customer(id: $id) { ${fields} } }`;
    return this.customer(query, { id: `gid://shopify/Customer/${id}` });
  }

  async scopes(): Promise<ShopAnswer<string[]>> {
    const query = 'query Scopes { currentAppInstallation { accessScopes { handle } } }';
    const answer = await this.ask(query, {}, InstallationData);
    if (answer.kind !== 'ok') return answer;
    const handles = answer.value.currentAppInstallation.accessScopes.map(({ handle }) => handle);
    return handles.includes('read_customers') || handles.includes('write_customers')
      ? { kind: 'ok', value: handles }
      : { kind: 'forbidden', detail: 'the token lacks the scope read_customers' };
  }

  async addTag(id: string, tag: string): Promise<ShopWrite> {
    const query = `mutation Tag($id: ID!, $tags: [String!]!) {
  tagsAdd(id: $id, tags: $tags) { userErrors { message } }
}`;
    const variables = { id: `gid://shopify/Customer/${id}`, tags: [tag] };
    const answer = await this.ask(query, variables, TagsAdded);
    return written(answer, ({ tagsAdd }) => tagsAdd.userErrors);
  }

  /** An address that has this topic already is what was wanted. */
  async subscribe(topic: string, uri: string): Promise<ShopWrite> {
    const query = `mutation Subscribe($topic: WebhookSubscriptionTopic!, $webhookSubscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhookSubscription) { userErrors { message } }
}`;
    const variables = { topic, webhookSubscription: { uri, format: 'JSON' } };
    const answer = await this.ask(query, variables, Subscribed);
    return written(answer, ({ webhookSubscriptionCreate: { userErrors } }) =>
      userErrors.filter(({ message }) => !/already been taken/i.test(message)),
    );
  }

  private async customer(
    query: string,
    variables: Record<string, string>,
  ): Promise<ShopAnswer<ShopifyCustomer | null>> {
    const answer = await this.ask(query, variables, CustomerData);
    return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.customer } : answer;
  }

  private ask<T>(
    query: string,
    variables: Record<string, unknown>,
    data: z.ZodType<T>,
  ): Promise<ShopAnswer<T>> {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-shopify-access-token': this.credentials.accessToken,
    };
    const body = JSON.stringify({ query, variables });
    return this.calls.ask({ method: 'POST', url: this.url, headers, body }, read(data), busyFor);
  }
}

function written<T>(answer: ShopAnswer<T>, errorsOf: (value: T) => { message: string }[]): ShopWrite {
  if (answer.kind !== 'ok') return writeResult(answer);
  const [error] = errorsOf(answer.value);
  return error ? { kind: 'refused', detail: maskNumbers(error.message).slice(0, 120) } : { kind: 'done' };
}

function read<T>(data: z.ZodType<T>): Reader<T> {
  return ({ status, body }) => {
    if (status === 401) return { kind: 'unauthorized', detail: 'Shopify refuses the access token' };
    if (status === 403) return { kind: 'forbidden', detail: forbidden };
    if (status === 404) return { kind: 'notFound' };
    if (status === 402) return { kind: 'forbidden', detail: 'Shopify has frozen this shop (HTTP 402)' };
    if (status !== 200) return unavailable(`HTTP ${status}`);
    const fault = GraphqlFault.safeParse(body);
    if (fault.success) return faultOf(fault.data.errors.map(({ extensions }) => extensions.code));
    const answer = readBody(body, z.object({ data }));
    return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.data } : answer;
  };
}

/** A query is refused whole when the points that are left do not pay for it; they come back every second. */
const busyFor: BusyFor = (answer) => {
  const throttled = Throttled.safeParse(answer.body);
  return throttled.success ? throttled.data : busyByStatus(answer);
};

const forbidden =
  'the token may not read customers (scope read_customers, approval for protected customer data)';

/** Codes only: Shopify's words may repeat what was asked. */
function faultOf(codes: string[]): ShopAnswer<never> {
  if (codes.includes('ACCESS_DENIED')) return { kind: 'forbidden', detail: forbidden };
  return unavailable(`GraphQL fault ${codes.find(Boolean) ?? 'without a code'}`.slice(0, 100));
}
