import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { shopPlatforms } from './registry.js';
import type { ShopWebhook, ShopWebhookRequest } from './webhooks.js';

const secret = 'a-webhook-secret';
const recorded = (name: string): Buffer => readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url));
const hmac = (body: Buffer | string, as: 'hex' | 'base64', key = secret): string =>
  createHmac('sha256', key).update(body).digest(as);
const hookOf = ({ webhook }: { webhook: ShopWebhook | null }): ShopWebhook => {
  if (!webhook) throw new Error('calls nobody');
  return webhook;
};

type Shop = {
  webhook: ShopWebhook;
  changed: string;
  memberId: string;
  /** every way in which the shop writes its signature */
  signed: (body: Buffer, key?: string) => ShopWebhookRequest[];
};

const shopline: Shop = {
  webhook: hookOf(shopPlatforms.shopline),
  changed: 'shopline/webhook-user-update',
  memberId: '66a1f0c2d4e5b6a7980c1d01',
  signed: (body, key) => {
    const { resource, topic } = JSON.parse(body.toString()) as {
      resource: Record<string, unknown>;
      topic: string;
    };
    const { id, mobile_phone, updated_at } = resource;
    const text = `1794000000:${JSON.stringify({ resource: { id, mobile_phone, updated_at }, topic })}`;
    const headers = { 'x-shopline-developer-event-timestamp': '1794000000' };
    return [{ headers, query: { sign: hmac(text, 'hex', key) }, body }];
  },
};
const cyberbiz: Shop = {
  webhook: hookOf(shopPlatforms.cyberbiz),
  changed: 'cyberbiz/webhook-customers-update',
  memberId: '41000001',
  signed: (body, key) =>
    (['hex', 'base64'] as const).map((as) => ({
      headers: {
        'x-cyberbiz-domain': 'sunrise.cyberbiz.co',
        'x-cyberbiz-event': 'customers/update',
        'x-cyberbiz-hmac-sha256': hmac(body, as, key),
      },
      query: {},
      body,
    })),
};
const shopify: Shop = {
  webhook: hookOf(shopPlatforms.shopify),
  changed: 'shopify/webhook-customers-update',
  memberId: '7000000000001',
  signed: (body, key) => [
    {
      headers: { 'x-shopify-topic': 'customers/update', 'x-shopify-hmac-sha256': hmac(body, 'base64', key) },
      query: {},
      body,
    },
  ],
};
const easystore: Shop = {
  webhook: hookOf(shopPlatforms.easystore),
  changed: 'easystore/webhook-customer-update',
  memberId: '5500001',
  signed: (body, key) => [
    {
      headers: { 'easystore-topic': 'customer/update', 'easystore-hmac-sha256': hmac(body, 'hex', key) },
      query: {},
      body,
    },
  ],
};

describe.each([
  ['SHOPLINE', shopline],
  ['CYBERBIZ', cyberbiz],
  ['Shopify', shopify],
  ['EasyStore', easystore],
])('webhooks of %s', (_name, { webhook, changed, memberId, signed }) => {
  const body = recorded(changed);

  it('are believed with the shop’s signature over the bytes, in every way that it is written', () => {
    for (const request of signed(body)) expect(webhook.verify(request, secret)).toBe(true);
  });

  it('are refused with another secret, another body, a cut signature or none', () => {
    for (const request of signed(body, 'another-secret')) expect(webhook.verify(request, secret)).toBe(false);
    const other = Buffer.from(body.toString().replace('222444', '222555'));
    for (const request of signed(body)) {
      const { headers, query } = request;
      const cut = (of: Readonly<Record<string, string>>) =>
        Object.fromEntries(Object.entries(of).map(([name, value]) => [name, value.slice(0, -2)]));
      expect(webhook.verify({ ...request, body: other }, secret)).toBe(false);
      expect(webhook.verify({ headers: cut(headers), query: cut(query), body }, secret)).toBe(false);
      expect(webhook.verify({ headers: {}, query: {}, body }, secret)).toBe(false);
    }
  });

  it('name the member, and the same event by the same id', () => {
    const [request = { headers: {}, query: {}, body }] = signed(body);
    const event = webhook.parse(request);
    expect(event).toMatchObject({ kind: 'changed', memberId });
    expect(event?.eventId).toMatch(/^[0-9a-f]{64}$/);
    expect(webhook.parse(request)).toEqual(event);
    const later = Buffer.from(body.toString().replace('15:00', '16:00'));
    expect(webhook.parse({ ...request, body: later })?.eventId).not.toBe(event?.eventId);
  });

  it('that are no JSON are no event', () => {
    const [request = { headers: {}, query: {}, body }] = signed(body);
    for (const odd of ['', 'null', '[]', '<xml/>']) {
      expect(webhook.parse({ ...request, body: Buffer.from(odd) })).toBeNull();
    }
  });
});

describe('webhooks', () => {
  const asked = (webhook: ShopWebhook, headers: Record<string, string>, name: string) =>
    webhook.parse({ headers, query: {}, body: recorded(name) });

  it('of CYBERBIZ about LINE ids and points are nothing that a binding hangs on', () => {
    for (const [event, name] of [
      ['uid_providers/create', 'cyberbiz/webhook-uid-providers-create'],
      ['bonus_points/create', 'cyberbiz/webhook-bonus-points-create'],
    ] as const) {
      const headers = { 'x-cyberbiz-event': event };
      expect(asked(cyberbiz.webhook, headers, name)).toMatchObject({ kind: 'other', memberId: null });
    }
  });

  it('of a merge at Shopify name the member that is gone', () => {
    const headers = { 'x-shopify-topic': 'customers/merge' };
    expect(asked(shopify.webhook, headers, 'shopify/webhook-customers-merge')).toMatchObject({
      kind: 'merged',
      memberId: '7000000000001',
    });
  });

  it('of SHOPLINE begin with the question whether the address is meant', () => {
    const { greet } = shopline.webhook;
    const question = { headers: {}, query: {}, body: recorded('shopline/webhook-verification') };
    const merchantId = '5e840cae77cb07003243f7c7';
    expect(greet?.(question, { merchantId })).toBe(Buffer.from(merchantId).toString('base64'));
    expect(greet?.(question, {})).toBeNull();
    expect(greet?.({ ...question, body: recorded(shopline.changed) }, { merchantId })).toBeNull();
  });
});
