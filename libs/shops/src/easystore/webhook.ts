import { z } from 'zod';
import { WebhookId, eventIdOf, isHmac, jsonOf, type ShopEvent, type ShopWebhook } from '../webhooks.js';

/** Names of the events are those of public clients; not confirmed. */
const kinds: Readonly<Record<string, ShopEvent['kind']>> = {
  'customer/create': 'changed',
  'customer/update': 'changed',
  'customer/delete': 'deleted',
};

/** Where the id stands is not confirmed: in an envelope or bare. */
const Named = z.union([
  z.object({ customer: z.object({ id: WebhookId }) }).transform(({ customer }) => customer),
  z.object({ id: WebhookId }),
]);

/** EasyStore (developers.easystore.co): hex of the raw bytes by the app's secret. */
export const easystoreWebhook: ShopWebhook = {
  secretField: 'webhookSecret',
  secretRequired: true,
  registers: false,
  topics: Object.keys(kinds),
  steps: {
    'zh-TW': 'EasyStore 開發者後台的 App：貼上網址、訂閱顧客事件，並將 App 的 Client Secret 填入上方欄位',
    en: 'The app in EasyStore’s developer admin: paste the address, subscribe to the events of customers, and copy the app’s client secret to the field above',
  },
  verify: ({ headers, body }, secret) => isHmac(body, secret, headers['easystore-hmac-sha256'], ['hex']),
  parse: ({ headers, body }) => {
    const topic = headers['easystore-topic'] ?? '';
    const kind = kinds[topic] ?? 'other';
    const eventId = eventIdOf(topic, body);
    if (kind === 'other') return { kind, memberId: null, eventId };
    const named = Named.safeParse(jsonOf(body));
    return named.success ? { kind, memberId: named.data.id, eventId } : null;
  },
};
