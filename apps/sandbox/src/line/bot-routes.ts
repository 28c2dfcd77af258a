import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { LineUserId } from '../protocol.js';
import type { World } from '../world/world.js';
import { lineInput } from './input.js';
import { lineMessageError } from './line-error.js';
import { SecureUrl } from './limits.js';
import { messagingBrand } from './tokens.js';
import { sendEmptyWebhook } from './webhook-sender.js';

const Endpoint = z.object({ endpoint: SecureUrl(500) });
const TestEndpoint = z.object({ endpoint: SecureUrl(500).optional() }).nullish();
const Loading = z.object({
  chatId: LineUserId,
  loadingSeconds: z.number().int().min(5).max(60).multipleOf(5).optional(),
});

const FollowersQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(300),
  start: LineUserId.optional(),
});

const reasons = { request_timeout: 'REQUEST_TIMEOUT', could_not_connect: 'COULD_NOT_CONNECT' } as const;

/** Profile, bot, quota and the webhook address. */
export function botRoutes(app: FastifyInstance, world: World): void {
  app.get<{ Params: { id: string } }>(
    '/v2/bot/profile/:id',
    { config: { operation: 'profile' } },
    (request) => {
      const brand = messagingBrand(world, request.headers.authorization);
      const { id } = request.params;
      if (!LineUserId.safeParse(id).success)
        throw lineMessageError(400, "The value for the 'userId' parameter is invalid");
      const user = world.users.find(id);
      const state = world.users.friendOf(brand.seed.key, id);
      const known =
        state === 'friend' || (state === 'none' && world.chats.list(brand.seed.key, id).length > 0);
      if (!user || !known) throw lineMessageError(404, 'Not found');
      const { displayName, pictureUrl, language } = user;
      return { userId: id, displayName, pictureUrl, language };
    },
  );

  app.get('/v2/bot/followers/ids', { config: { operation: 'followers' } }, (request) => {
    const brand = messagingBrand(world, request.headers.authorization);
    if (!brand.seed.verified)
      throw lineMessageError(403, 'Access to this API is not available for your account');
    const { limit, start } = lineInput(FollowersQuery, request.query);
    const friends = [...world.users.all()]
      .map(({ lineUserId }) => lineUserId)
      .filter((id) => world.users.friendOf(brand.seed.key, id) === 'friend')
      .sort();
    const from = start === undefined ? 0 : friends.findIndex((id) => id > start);
    const userIds = from < 0 ? [] : friends.slice(from, from + limit);
    const last = userIds.at(-1);
    return { userIds, ...(last !== undefined && last !== friends.at(-1) && { next: last }) };
  });

  app.get('/v2/bot/info', { config: { operation: 'botInfo' } }, (request) => {
    const brand = messagingBrand(world, request.headers.authorization);
    const { botUserId, basicId, name, pictureUrl } = world.brands.describe(brand);
    return {
      userId: botUserId,
      basicId,
      displayName: name,
      pictureUrl,
      chatMode: 'bot',
      markAsReadMode: 'auto',
    };
  });

  app.get('/v2/bot/message/quota', { config: { operation: 'quota' } }, (request) => {
    messagingBrand(world, request.headers.authorization);
    const { quotaLimit } = world.settings;
    return quotaLimit === null ? { type: 'none' } : { type: 'limited', value: quotaLimit };
  });

  app.get('/v2/bot/message/quota/consumption', { config: { operation: 'quota.consumption' } }, (request) => ({
    totalUsage: messagingBrand(world, request.headers.authorization).quotaUsed,
  }));

  app.post('/v2/bot/chat/loading/start', { config: { operation: 'loading' } }, (request, reply) => {
    messagingBrand(world, request.headers.authorization);
    lineInput(Loading, request.body);
    return reply.code(202).send({});
  });

  app.post('/v2/bot/chat/markAsRead', { config: { operation: 'markAsRead' } }, (request) => {
    messagingBrand(world, request.headers.authorization);
    lineInput(z.object({ markAsReadToken: z.string().min(1) }), request.body);
    return {};
  });

  app.get('/v2/bot/channel/webhook/endpoint', { config: { operation: 'webhookEndpoint.get' } }, (request) => {
    const { endpoint, active } = messagingBrand(world, request.headers.authorization).webhook;
    if (!endpoint) throw lineMessageError(404, 'Webhook endpoint not found');
    return { endpoint, active };
  });

  app.put('/v2/bot/channel/webhook/endpoint', { config: { operation: 'webhookEndpoint.set' } }, (request) => {
    const brand = messagingBrand(world, request.headers.authorization);
    brand.webhook.endpoint = lineInput(Endpoint, request.body).endpoint;
    world.onChange();
    return {};
  });

  app.post(
    '/v2/bot/channel/webhook/test',
    { config: { operation: 'webhookEndpoint.test' } },
    async (request) => {
      const brand = messagingBrand(world, request.headers.authorization);
      world.lineLimits.count(brand.seed.key, 'webhookTest', 60);
      const endpoint = lineInput(TestEndpoint, request.body)?.endpoint ?? brand.webhook.endpoint;
      if (!endpoint) throw lineMessageError(404, 'Webhook endpoint not found');
      const answer = await sendEmptyWebhook(world, brand, endpoint);
      const success = answer.status === 200;
      const failure = answer.error === null ? 'ERROR_STATUS_CODE' : reasons[answer.error];
      return {
        success,
        timestamp: new Date(world.now()).toISOString(),
        statusCode: answer.status ?? 0,
        reason: success ? 'OK' : failure,
        detail: answer.error ?? String(answer.status),
      };
    },
  );
}
