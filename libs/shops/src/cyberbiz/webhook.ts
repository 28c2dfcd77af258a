import { z } from 'zod';
import { WebhookId, eventIdOf, isHmac, jsonOf, type ShopEvent, type ShopWebhook } from '../webhooks.js';

/** `uid_providers/…` names no customer, only a LINE id of the shop's own provider; points and tiers bind nobody. */
const kinds: Readonly<Record<string, ShopEvent['kind']>> = {
  'customers/create': 'changed',
  'customers/update': 'changed',
};

const Customer = z.object({ id: WebhookId.nullable().catch(null) });

/** CYBERBIZ's public SDK writes the signature as hex, its documents as base64. */
export const cyberbizWebhook: ShopWebhook = {
  secretField: 'webhookSecret',
  secretRequired: true,
  registers: false,
  topics: Object.keys(kinds),
  steps: {
    'zh-TW': 'CYBERBIZ 後台的 Webhook 設定：貼上網址、勾選事件，並將 Webhook 密鑰填入上方欄位',
    en: 'Webhooks in the CYBERBIZ admin: paste the address, choose the events, and copy the webhook secret to the field above',
  },
  verify: ({ headers, body }, secret) =>
    isHmac(body, secret, headers['x-cyberbiz-hmac-sha256'], ['hex', 'base64']),
  parse: ({ headers, body }) => {
    const customer = Customer.safeParse(jsonOf(body));
    if (!customer.success) return null;
    const topic = headers['x-cyberbiz-event'] ?? '';
    const domain = headers['x-cyberbiz-domain'] ?? headers['x-cyberbiz-shop-domain'] ?? '';
    const kind = kinds[topic] ?? 'other';
    const memberId = kind === 'other' ? null : customer.data.id;
    return { kind, memberId, eventId: eventIdOf(`${domain} ${topic}`, body) };
  },
};
