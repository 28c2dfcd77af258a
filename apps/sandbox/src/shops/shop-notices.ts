import { createHmac } from 'node:crypto';
import { shoplineMember } from '../shopline/members.js';
import { postWebhook } from '../line/webhook-request.js';
import type { CallingShop, ShopNotice } from '../protocol.js';
import {
  cyberbizWebhookSecret,
  easystoreWebhookSecret,
  shopifyWebhookSecret,
  shoplineAppSecret,
  shoplineMerchantId,
} from '../world/seed.js';
import type { World } from '../world/world.js';
import type { Person } from './people.js';
import { memberIds } from './member-ids.js';

type Change = 'update' | 'delete';
type Notice = { topic: string; headers: Record<string, string>; query?: string; body: string };

const hmac = (secret: string, text: string, as: 'hex' | 'base64') =>
  createHmac('sha256', secret).update(text).digest(as);

/** How each shop calls when a member changes; of `delete` only the id is left. */
const notices: Record<CallingShop, (person: Person, change: Change, at: Date) => Notice> = {
  shopline: (person, change, at) => {
    const topic = change === 'update' ? 'user/update' : 'user/remove';
    const { id, mobile_phone } = shoplineMember(person);
    const updated_at = at.toISOString();
    const resource = change === 'update' ? { id, mobile_phone, updated_at } : { id, updated_at };
    const body = JSON.stringify({ resource, topic });
    const time = String(Math.floor(at.getTime() / 1000));
    const headers = { 'x-shopline-developer-event-timestamp': time };
    // The keys stand in order already, as its signature wants them.
    return { topic, headers, body, query: `sign=${hmac(shoplineAppSecret, `${time}:${body}`, 'hex')}` };
  },
  cyberbiz: (person, change, at) => {
    const topic = change === 'update' ? 'customers/update' : 'customers/delete';
    const updated = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    const { name, mobile } = person;
    const body = JSON.stringify({ id: memberIds.cyberbiz(person), name, mobile, updated_at: updated });
    const headers = {
      'x-cyberbiz-domain': 'sunrise.cyberbiz.co',
      'x-cyberbiz-event': topic,
      'x-cyberbiz-hmac-sha256': hmac(cyberbizWebhookSecret, body, 'hex'),
    };
    return { topic, headers, body };
  },
  shopify: (person, change, at) => {
    const topic = `customers/${change}`;
    const id = memberIds.shopify(person);
    const phone = `+886${person.mobile.slice(1)}`;
    const body = JSON.stringify({ id, ...(change === 'update' && { phone }), updated_at: at.toISOString() });
    const headers = {
      'x-shopify-topic': topic,
      'x-shopify-hmac-sha256': hmac(shopifyWebhookSecret, body, 'base64'),
    };
    return { topic, headers, body };
  },
  easystore: (person, change, at) => {
    const topic = `customer/${change}`;
    const phone = `886${person.mobile.slice(1)}`;
    const customer = { id: memberIds.easystore(person), phone, updated_at: at.toISOString() };
    const body = JSON.stringify({ customer });
    const headers = {
      'easystore-topic': topic,
      'easystore-hmac-sha256': hmac(easystoreWebhookSecret, body, 'hex'),
    };
    return { topic, headers, body };
  },
};

/** Tells the product, when an address was entered at this shop; null otherwise. */
export async function sendShopNotice(
  world: World,
  shop: CallingShop,
  person: Person,
  change: Change,
): Promise<ShopNotice | null> {
  const address = world.shopWebhooks.get(shop);
  return address === undefined
    ? null
    : post(world, shop, address, notices[shop](person, change, new Date(world.now())));
}

/** SHOPLINE asks before it begins; right is its merchant id in base64. */
export async function askShoplineAddress(world: World, address: string): Promise<boolean> {
  const topic = 'webhook/verification';
  const question = { topic, headers: {}, body: JSON.stringify({ topic }) };
  const { text } = await send(world, 'shopline', address, question);
  return text === Buffer.from(shoplineMerchantId).toString('base64');
}

async function post(world: World, shop: CallingShop, address: string, notice: Notice): Promise<ShopNotice> {
  const { status, ms, error } = await send(world, shop, address, notice);
  return { topic: notice.topic, status, ms, error };
}

async function send(world: World, shop: CallingShop, address: string, { topic, query, ...call }: Notice) {
  const endpoint = query ? `${address}?${query}` : address;
  const headers = { 'content-type': 'application/json', ...call.headers };
  const started = performance.now();
  const answer = await postWebhook(endpoint, headers, Buffer.from(call.body));
  const ms = Math.round((performance.now() - started) * 10) / 10;
  world.record({
    service: 'webhook',
    operation: `${shop} ${topic}`,
    method: 'POST',
    path: endpoint,
    headers,
    body: call.body,
    status: answer.status,
    answer: answer.error ?? answer.text,
    at: world.now(),
    ms,
    fault: null,
  });
  return { ...answer, ms };
}
