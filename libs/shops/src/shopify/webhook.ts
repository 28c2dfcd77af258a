import { z } from 'zod';
import { WebhookId, eventIdOf, isHmac, jsonOf, type ShopEvent, type ShopWebhook } from '../webhooks.js';

/** Topics as headers name them, and as GraphQL does. */
export const shopifyTopics = {
  'customers/update': 'CUSTOMERS_UPDATE',
  'customers/delete': 'CUSTOMERS_DELETE',
  'customers/merge': 'CUSTOMERS_MERGE',
} as const;

const kinds: Readonly<Record<string, ShopEvent['kind']>> = {
  'customers/update': 'changed',
  'customers/delete': 'deleted',
  'customers/merge': 'merged',
};

const Customer = z.object({ id: WebhookId });
/** Of a merge no recorded body was at hand: the names are those of Shopify's documentation. */
const Merge = z
  .object({ admin_graphql_api_customer_deleted_id: z.string().regex(/\/\d+$/) })
  .transform(({ admin_graphql_api_customer_deleted_id: gid }) => ({
    id: gid.slice(gid.lastIndexOf('/') + 1),
  }));

/** Shopify (shopify.dev): base64 of the raw bytes by the app's secret key. */
export const shopifyWebhook: ShopWebhook = {
  secretField: 'webhookSecret',
  secretRequired: true,
  registers: true,
  topics: Object.keys(shopifyTopics),
  steps: {
    'zh-TW': '自訂 App 的「API 密鑰」就是 Webhook 密鑰，請填入上方欄位',
    en: 'The custom app’s API secret key signs its webhooks: copy it to the field above',
  },
  verify: ({ headers, body }, secret) => isHmac(body, secret, headers['x-shopify-hmac-sha256'], ['base64']),
  parse: ({ headers, body }) => {
    const topic = headers['x-shopify-topic'] ?? '';
    const kind = kinds[topic] ?? 'other';
    const eventId = eventIdOf(topic, body);
    if (kind === 'other') return { kind, memberId: null, eventId };
    const named = (kind === 'merged' ? Merge : Customer).safeParse(jsonOf(body));
    return named.success ? { kind, memberId: named.data.id, eventId } : null;
  },
};
