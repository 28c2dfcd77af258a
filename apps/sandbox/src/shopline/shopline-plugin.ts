import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { recorded } from '../control/recording.js';
import { magicTrouble } from '../shops/magic.js';
import { nationalMobile } from '../shops/people.js';
import { RateWindow } from '../shops/rate-window.js';
import { shoplineHandle, shoplineToken, shoplineTokenWithoutCustomers } from '../world/seed.js';
import type { World } from '../world/world.js';
import { askShoplineAddress } from '../shops/shop-notices.js';
import { personNumberOf, shoplineMember, type Member } from './members.js';
import { readSearch, search } from './search.js';

const TagChange = z.object({ tags: z.array(z.string()).min(1), update_mode: z.enum(['add', 'remove']) });
const Subscription = z.object({ address: z.url(), topics: z.array(z.string()).min(1) });
const tagLimit = 60;
const subscriptionId = '5fcf3c840000000000000001';

const errors = {
  401: { error: 'Unauthorized', code: 'Unauthorized' },
  403: { error: 'The access token lacks the permission to read customers', code: 'Forbidden' },
  404: { error: 'Record not found', code: 'NotFound' },
  422: { error: 'Unprocessable entity', code: 'UnprocessableEntity' },
  429: {
    error: 'Rate limit exceeded for attempts to access Open API. please try again later',
    code: 'RateLimitExceeded',
  },
  500: { error: 'Internal server error', code: 'InternalServerError' },
} as const;

type OnOne = { Params: { id: string } };

/** SHOPLINE (open.shopline.io/v1), as far as a phone binding meets it. */
export async function shoplinePlugin(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  recorded(app, world, 'shopline', (status) => ({ error: `Pretend trouble ${status}`, code: 'Pretend' }));
  app.setErrorHandler((error: FastifyError, _request, reply) =>
    reply.code(error.statusCode ?? 500).send({ error: error.message, code: 'Error' }),
  );
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404));
  const rate = new RateWindow(world.now);

  app.addHook('preHandler', (request, reply, done) => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token !== shoplineToken && token !== shoplineTokenWithoutCustomers) return void refuse(reply, 401);
    const limit = world.settings.shoplineRequestsPerSecond;
    if (limit !== null && !rate.allows(limit)) return void refuse(reply, 429);
    const isCustomers = request.url.includes('/customers');
    if (isCustomers && token === shoplineTokenWithoutCustomers) return void refuse(reply, 403);
    done();
  });

  const shown = (member: Member): Member => ({
    ...member,
    tags: world.shopTags.get(member.id) ?? member.tags,
  });

  const memberById = (id: string): Member | null => {
    const person = world.people.byNumber(personNumberOf(id));
    return person && shoplineMember(person);
  };

  app.get('/token/info', { config: { operation: 'token.info' } }, () => ({
    merchant: { handle: shoplineHandle, name: '晨光選物' },
    scopes: ['customers', 'shop'],
  }));

  app.get('/customers/search', { config: { operation: 'customers.search' } }, async (request, reply) => {
    const query = readSearch(request.query);
    if (!query) return refuse(reply, 422);
    const number = nationalMobile(query.query ?? query.mobile_phone ?? query.phones ?? '');
    const trouble = number && (await magicTrouble(world, 'shopline', number));
    if (trouble) return refuse(reply, trouble);
    const { items, pagination } = search(world.people, query);
    return { items: items.map(shown), pagination };
  });

  app.get<OnOne>('/customers/:id', { config: { operation: 'customers.get' } }, (request, reply) => {
    const member = memberById(request.params.id);
    return member ? reply.send(shown(member)) : refuse(reply, 404);
  });

  app.patch<OnOne>('/customers/:id/tags', { config: { operation: 'customers.tags' } }, (request, reply) => {
    const member = memberById(request.params.id);
    if (!member) return refuse(reply, 404);
    const change = TagChange.safeParse(request.body);
    if (!change.success) return refuse(reply, 422);
    const { tags, update_mode: mode } = change.data;
    if (mode === 'add' && tags.some((tag) => tag.length < 3 || tag.length > 40)) return refuse(reply, 422);
    const before = shown(member).tags;
    const after =
      mode === 'add' ? [...new Set([...before, ...tags])] : before.filter((tag) => !tags.includes(tag));
    // Over the limit SHOPLINE answers 200 and changes nothing.
    if (after.length <= tagLimit) {
      world.shopTags.set(member.id, after);
      world.onChange();
    }
    return reply.send(shown(member));
  });

  // One subscription is kept, and called for every change of a member.
  const subscription = (address: string, status = 'active', topics = ['user/update', 'user/remove']) => ({
    id: subscriptionId,
    format: 'json',
    address,
    status,
    topics,
  });

  app.get('/webhooks', { config: { operation: 'webhooks.list' } }, () => {
    const address = world.shopWebhooks.get('shopline');
    const items = address === undefined ? [] : [subscription(address)];
    const total_count = items.length;
    return { items, pagination: { current_page: 1, per_page: 24, total_count, total_pages: 1 } };
  });

  const subscribe = async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = Subscription.safeParse(request.body);
    if (!asked.success) return refuse(reply, 422);
    const { address, topics } = asked.data;
    const isOurs = await askShoplineAddress(world, address);
    if (isOurs) world.shopWebhooks.set('shopline', address);
    world.onChange();
    return subscription(address, isOurs ? 'active' : 'inactive', topics);
  };

  app.post('/webhooks', { config: { operation: 'webhooks.create' } }, subscribe);

  app.put<OnOne>('/webhooks/:id', { config: { operation: 'webhooks.update' } }, async (request, reply) =>
    request.params.id === subscriptionId && world.shopWebhooks.has('shopline')
      ? subscribe(request, reply)
      : refuse(reply, 404),
  );
}

function refuse(reply: FastifyReply, status: keyof typeof errors): FastifyReply {
  return reply.code(status).send(errors[status]);
}
