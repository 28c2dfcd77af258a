import { createHmac } from 'node:crypto';
import type { WebhookResult } from '../protocol.js';
import type { BrandState, WebhookTrouble } from '../world/brands.js';
import { ulid } from '../world/ids.js';
import type { World } from '../world/world.js';
import { postWebhook } from './webhook-request.js';
import type { WebhookAnswer } from './webhook-request.js';

/** What differs between events; the rest is added here. */
export type WebhookEvent = { type: string; [field: string]: unknown };

const signature = (secret: string, body: Uint8Array): string =>
  createHmac('sha256', secret).update(body).digest('base64');

/** What LINE sees when the world says that the product is out of reach. */
const troubled: Record<WebhookTrouble, WebhookAnswer> = {
  could_not_connect: { status: null, text: '', error: 'could_not_connect' },
  request_timeout: { status: null, text: '', error: 'request_timeout' },
  error_status: { status: 503, text: 'Pretend trouble 503', error: null },
};

type Answer = WebhookAnswer & { ms: number };

/** Signs and sends one event; with `replyToken` unless LINE has none for the type. Null: no webhook is set. */
export async function sendWebhook(
  world: World,
  brand: BrandState,
  lineUserId: string,
  event: WebhookEvent,
): Promise<WebhookResult | null> {
  const { endpoint, active } = brand.webhook;
  if (!endpoint || !active) return null;
  const now = world.now();
  const webhookEventId = ulid(now);
  const replyToken =
    event.type === 'unfollow' ? undefined : world.replyTokens.issue(brand.seed.key, lineUserId);
  const complete = (isRedelivery: boolean) => ({
    destination: brand.seed.botUserId,
    events: [
      {
        ...event,
        mode: 'active',
        timestamp: now,
        source: { type: 'user', userId: lineUserId },
        webhookEventId,
        deliveryContext: { isRedelivery },
        ...(replyToken ? { replyToken } : {}),
      },
    ],
  });

  const answer = await post(world, brand, endpoint, event.type, JSON.stringify(complete(false)));
  if (!accepted(answer) && world.settings.redelivery.enabled) {
    redeliver(world, brand, event.type, JSON.stringify(complete(true)), replyToken, 1);
  }
  return { webhookEventId, status: answer.status, ms: answer.ms, error: answer.error };
}

const accepted = ({ status }: Answer) => status !== null && status >= 200 && status < 300;

function redeliver(
  world: World,
  brand: BrandState,
  type: string,
  body: string,
  replyToken: string | undefined,
  attempt: number,
): void {
  const { attempts, delayMs, enabled } = world.settings.redelivery;
  if (!enabled || attempt > attempts) return;
  setTimeout(() => {
    const { endpoint, active } = brand.webhook;
    if (!endpoint || !active) return;
    if (replyToken) world.replyTokens.renew(replyToken);
    void post(world, brand, endpoint, `${type}.redelivery`, body).then((answer) => {
      if (!accepted(answer)) redeliver(world, brand, type, body, replyToken, attempt + 1);
    });
  }, delayMs).unref();
}

/** Console's "Verify": signed, no events. */
export function sendEmptyWebhook(world: World, brand: BrandState, endpoint: string): Promise<Answer> {
  return post(
    world,
    brand,
    endpoint,
    'test',
    JSON.stringify({ destination: brand.seed.botUserId, events: [] }),
  );
}

async function post(
  world: World,
  brand: BrandState,
  endpoint: string,
  operation: string,
  text: string,
): Promise<Answer> {
  const body = Buffer.from(text);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'LineBotWebhook/2.0',
    'x-line-signature': signature(brand.seed.messaging.channelSecret, body),
  };
  const started = performance.now();
  const { trouble } = brand.webhook;
  const answer = trouble ? troubled[trouble] : await postWebhook(endpoint, headers, body);
  const ms = Math.round((performance.now() - started) * 10) / 10;
  world.record({
    service: 'webhook',
    operation,
    method: 'POST',
    path: endpoint,
    headers,
    body: text,
    status: answer.status,
    answer: answer.error ?? answer.text,
    at: world.now(),
    ms,
    fault: null,
  });
  return { ...answer, ms };
}
