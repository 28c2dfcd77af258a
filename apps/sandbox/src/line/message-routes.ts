import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ChatMessage, LineMessage } from '../protocol.js';
import type { BrandState } from '../world/brands.js';
import { hex } from '../world/ids.js';
import type { World } from '../world/world.js';
import { lineInput } from './input.js';
import { LineError, lineMessageError } from './line-error.js';
import { Messages } from './message-schemas.js';
import { plainText } from './plain-text.js';
import { messagingBrand, tokenUser } from './tokens.js';
import { sayMessage } from './user-actions.js';

const Common = { messages: Messages, notificationDisabled: z.boolean().optional() };
const units = z
  .array(z.string().regex(/^[a-zA-Z0-9_]{1,30}$/))
  .max(1)
  .optional();
const Reply = z.object({ ...Common, replyToken: z.string().min(1) });
const Push = z.object({ ...Common, to: z.string().min(1), customAggregationUnits: units });
const Multicast = z.object({
  ...Common,
  to: z.array(z.string()).min(1).max(500),
  customAggregationUnits: units,
});
const JustMessages = z.object({ messages: Messages });

const sevenDaysMs = 7 * 24 * 3600_000;
const retryKeyForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

type Sent = { sentMessages: { id: string; quoteToken: string }[] };

/** Reply, push, multicast, validate and what liff.sendMessages calls. */
export function messageRoutes(app: FastifyInstance, world: World): void {
  app.post('/v2/bot/message/reply', { config: { operation: 'reply' } }, (request) => {
    const brand = messagingBrand(world, request.headers.authorization);
    if (request.headers['x-line-retry-key'] !== undefined) {
      throw lineMessageError(400, 'The X-Line-Retry-Key header is not supported by this endpoint');
    }
    const { replyToken, messages } = lineInput(Reply, request.body);
    const lineUserId = world.replyTokens.use(brand.seed.key, replyToken);
    if (lineUserId === null) throw lineMessageError(400, 'Invalid reply token');
    return send(world, brand, lineUserId, messages, 'reply');
  });

  app.post('/v2/bot/message/push', { config: { operation: 'push' } }, (request, reply) => {
    const brand = messagingBrand(world, request.headers.authorization);
    return once(world, brand, request, String(reply.getHeader('x-line-request-id')), () => {
      const { to, messages } = lineInput(Push, request.body);
      if (!world.users.find(to)) throw lineMessageError(400, 'Failed to send messages');
      const reached = reachable(world, brand, to);
      charge(world, brand, reached ? 1 : 0);
      return send(world, brand, to, messages, 'push');
    });
  });

  app.post('/v2/bot/message/multicast', { config: { operation: 'multicast' } }, (request, reply) => {
    const brand = messagingBrand(world, request.headers.authorization);
    once(world, brand, request, String(reply.getHeader('x-line-request-id')), () => {
      const { to, messages } = lineInput(Multicast, request.body);
      // Unknown ids are passed over: which answer LINE gives for them is not settled.
      const reached = [...new Set(to)].filter((id) => world.users.find(id) && reachable(world, brand, id));
      charge(world, brand, reached.length);
      for (const id of reached) send(world, brand, id, messages, 'multicast');
      return { sentMessages: [] };
    });
    return {};
  });

  for (const kind of ['reply', 'push', 'multicast', 'narrowcast', 'broadcast']) {
    app.post(`/v2/bot/message/validate/${kind}`, { config: { operation: 'validate' } }, (request) => {
      messagingBrand(world, request.headers.authorization);
      lineInput(JustMessages, request.body);
      return {};
    });
  }

  app.post('/message/v3/share', { config: { operation: 'share' } }, (request) => {
    const token = tokenUser(world, request.headers.authorization);
    const brand = world.brands.byLoginChannel(token.clientId);
    const mayWrite =
      token.context === 'utou' &&
      token.scope.includes('chat_message.write') &&
      brand !== undefined &&
      world.users.friendOf(brand.seed.key, token.sub) !== 'blocked';
    if (!mayWrite) {
      throw lineMessageError(403, "user doesn't grant required permissions yet");
    }
    const { messages } = lineInput(JustMessages, request.body);
    void shareAll(world, brand, token.sub, messages);
    return {};
  });
}

/** One after the other: LINE keeps the order within a request. */
async function shareAll(world: World, brand: BrandState, lineUserId: string, messages: LineMessage[]) {
  for (const message of messages) await sayMessage(world, brand, lineUserId, message, 'liff');
}

function reachable(world: World, brand: BrandState, lineUserId: string): boolean {
  const state = world.users.friendOf(brand.seed.key, lineUserId);
  if (state === 'friend') return true;
  return state === 'none' && world.chats.wroteSince(brand.seed.key, lineUserId, world.now() - sevenDaysMs);
}

function charge(world: World, brand: BrandState, recipients: number): void {
  const { quotaLimit } = world.settings;
  if (quotaLimit !== null && brand.quotaUsed + recipients > quotaLimit) {
    throw lineMessageError(429, 'You have reached your monthly limit.');
  }
  brand.quotaUsed += recipients;
}

function send(
  world: World,
  brand: BrandState,
  lineUserId: string,
  messages: LineMessage[],
  via: ChatMessage['via'],
): Sent {
  // Blocked: LINE answers as ever and delivers nothing.
  const delivered = reachable(world, brand, lineUserId);
  const cost = via === 'reply' ? 'free' : 'paid';
  const sentMessages = messages.map((message) => {
    const id = world.nextMessageId();
    if (delivered) {
      world.addMessage(
        brand,
        lineUserId,
        { from: 'brand', via, cost, message, text: plainText(message) },
        id,
      );
    }
    return { id, quoteToken: hex(24) };
  });
  return { sentMessages };
}

/** Runs `work` unless its retry key was accepted before: then LINE says 409 with the first answer. */
function once(
  world: World,
  brand: BrandState,
  request: FastifyRequest,
  requestId: string,
  work: () => Sent,
): Sent {
  const key = request.headers['x-line-retry-key'];
  if (key === undefined) return work();
  if (typeof key !== 'string' || !retryKeyForm.test(key)) {
    throw lineMessageError(400, "The value of the 'X-Line-Retry-Key' header is not a UUID");
  }
  const before = world.retryKeys.find(brand.seed.key, key);
  if (before) {
    const body = { message: 'The retry key is already accepted', sentMessages: before.sentMessages };
    throw new LineError(409, body, { 'x-line-accepted-request-id': before.requestId });
  }
  const sent = work();
  world.retryKeys.put(brand.seed.key, key, { requestId, sentMessages: sent.sentMessages });
  return sent;
}
