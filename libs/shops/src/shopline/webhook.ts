import { z } from 'zod';
import { WebhookId, eventIdOf, isHmac, jsonOf, type ShopEvent, type ShopWebhook } from '../webhooks.js';

/** What the API of a shop sends, and what a developer's app is sent. */
const kinds: Readonly<Record<string, ShopEvent['kind']>> = {
  'user/update': 'changed',
  'user/remove': 'deleted',
  'customer/update': 'changed',
  'customer/remove': 'deleted',
};
export const shoplineTopics = ['user/update', 'user/remove'];

const Envelope = z.object({
  topic: z.string().max(60).catch(''),
  event: z.string().max(60).catch(''),
});
const id = z.object({ id: WebhookId }).transform((named) => named.id);
/** The body of a customer's event was not found in public: not confirmed, so its id is looked for where it may be. */
const Named = z.union([
  z.object({ resource: id }).transform(({ resource }) => resource),
  z.object({ data: id }).transform(({ data }) => data),
  z.object({ customer: id }).transform(({ customer }) => customer),
  z.object({ user: id }).transform(({ user }) => user),
  z.object({ customer_id: WebhookId }).transform((named) => named.customer_id),
  z.object({ user_id: WebhookId }).transform((named) => named.user_id),
  id,
]);

/**
 * SHOPLINE (open-api.docs.shoplineapp.com). Webhooks that a shop's own token asks for carry no signature that is
 * documented; those of a developer's app sign the time and the payload with its keys sorted.
 */
export const shoplineWebhook: ShopWebhook = {
  secretField: 'webhookSecret',
  secretRequired: false,
  registers: true,
  topics: shoplineTopics,
  steps: {
    'zh-TW':
      '啟用前 SHOPLINE 會確認網址：請先在上方填入商家 ID（Merchant ID）。以開發者 App 訂閱時，另填 App 密鑰',
    en: 'Before it begins SHOPLINE checks the address: fill in the merchant ID above first. With a developer’s app, its secret too',
  },
  verify: ({ headers, query, body }, secret) => {
    const time = headers['x-shopline-developer-event-timestamp'] ?? '';
    const sorted = JSON.stringify(sortKeys(jsonOf(body)));
    // Whether inner objects are sorted, too, is not documented; the bytes as they came are the third way to read it.
    return [sorted, topSorted(body), body.toString('utf8')].some(
      (text) => text !== undefined && isHmac(`${time}:${text}`, secret, query['sign'], ['hex']),
    );
  },
  parse: ({ headers, body }) => {
    const envelope = Envelope.safeParse(jsonOf(body));
    if (!envelope.success) return null;
    const { topic: inBody, event } = envelope.data;
    const topic = (headers['x-shopline-topic'] ?? inBody) || event;
    const kind = kinds[topic] ?? 'other';
    const eventId = eventIdOf(topic, body);
    if (kind === 'other') return { kind, memberId: null, eventId };
    const named = Named.safeParse(jsonOf(body));
    return named.success ? { kind, memberId: named.data, eventId } : null;
  },
  greet: ({ body }, { merchantId }) => {
    const said = Envelope.safeParse(jsonOf(body));
    const asks = said.success && said.data.topic === 'webhook/verification';
    return asks && merchantId ? Buffer.from(merchantId).toString('base64') : null;
  },
};

function topSorted(body: Buffer): string | undefined {
  const payload = z.record(z.string(), z.unknown()).safeParse(jsonOf(body));
  return payload.success ? JSON.stringify(Object.fromEntries(entriesOf(payload.data))) : undefined;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(entriesOf(value).map(([key, inner]) => [key, sortKeys(inner)]));
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
