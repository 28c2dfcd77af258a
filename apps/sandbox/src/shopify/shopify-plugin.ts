import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { recorded } from '../control/recording.js';
import { magicTrouble } from '../shops/magic.js';
import { memberIds, personNumber } from '../shops/member-ids.js';
import { nationalMobile, type Person } from '../shops/people.js';
import { RateWindow } from '../shops/rate-window.js';
import { shopifyToken, shopifyTokenWithoutCustomers } from '../world/seed.js';
import type { World } from '../world/world.js';

const Asked = z.object({
  query: z.string(),
  variables: z
    .object({
      phone: z.string().optional(),
      id: z.string().optional(),
      tags: z.array(z.string()).optional(),
      webhookSubscription: z.object({ uri: z.url() }).optional(),
    })
    .default({}),
});
/** Shopify counts by cost; so many small queries a second are about what a standard shop has. */
const perSecond = 50;

/** Shopify's Admin API in GraphQL, as far as a phone binding meets it. A number belongs to one customer at most. */
export async function shopifyPlugin(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  recorded(app, world, 'shopify', (status) => ({ errors: `Pretend trouble ${status}` }));
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ errors: 'Not Found' }));
  const rate = new RateWindow(world.now);

  app.post<{ Params: { version: string } }>(
    '/admin/api/:version/graphql.json',
    { config: { operation: 'graphql' } },
    async (request, reply) => {
      const token = request.headers['x-shopify-access-token'];
      if (token !== shopifyToken && token !== shopifyTokenWithoutCustomers)
        return reply.code(401).send({ errors: '[API] Invalid API key or access token' });
      if (!rate.allows(perSecond)) return throttled();
      const asked = Asked.safeParse(request.body);
      if (!asked.success) return reply.code(400).send({ errors: 'Bad Request' });
      const { query, variables } = asked.data;
      const mayReadCustomers = token === shopifyToken;
      if (query.includes('accessScopes')) return { data: installation(mayReadCustomers) };
      if (!mayReadCustomers) return fault('Access denied for customer field.', 'ACCESS_DENIED');
      if (variables.webhookSubscription) return subscribe(variables.webhookSubscription.uri);
      const { phone, tags, id = '' } = variables;
      if (tags) return { data: { tagsAdd: { userErrors: tag(id, tags) } } };
      if (phone === undefined) return { data: { customer: shown(byId(id)) } };
      const national = nationalMobile(phone);
      const trouble = national && (await magicTrouble(world, 'shopify', national));
      if (trouble === 500) return reply.code(500).send({ errors: 'Internal Server Error' });
      if (trouble === 429) return throttled();
      const [person] = national ? world.people.byMobile(national) : [];
      return { data: { customer: shown(person ?? null) } };
    },
  );

  const byId = (id: string) =>
    world.people.byNumber(personNumber('shopify', id.replace('gid://shopify/Customer/', '')));
  const shown = (person: Person | null) => {
    if (!person) return null;
    const id = String(memberIds.shopify(person));
    return {
      id: `gid://shopify/Customer/${id}`,
      legacyResourceId: id,
      displayName: person.name,
      defaultPhoneNumber: { phoneNumber: `+886${person.mobile.slice(1)}` },
      tags: world.shopTags.get(id) ?? person.tags,
    };
  };
  const tag = (gid: string, tags: string[]) => {
    const person = byId(gid);
    if (!person) return [{ message: 'Customer does not exist' }];
    const id = String(memberIds.shopify(person));
    world.shopTags.set(id, [...new Set([...(world.shopTags.get(id) ?? person.tags), ...tags])]);
    world.onChange();
    return [];
  };
  const subscribe = (uri: string) => {
    world.shopWebhooks.set('shopify', uri);
    world.onChange();
    return { data: { webhookSubscriptionCreate: { userErrors: [] } } };
  };
}

function installation(mayReadCustomers: boolean): Record<string, unknown> {
  const handles = ['read_orders', ...(mayReadCustomers ? ['read_customers'] : [])];
  return { currentAppInstallation: { accessScopes: handles.map((handle) => ({ handle })) } };
}

/** Faults of GraphQL come with status 200. */
function fault(message: string, code: string): Record<string, unknown> {
  return { errors: [{ message, extensions: { code } }] };
}

/** Not by status: a query that the points left do not pay for is refused like any other. */
function throttled(): Record<string, unknown> {
  const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 };
  const cost = { requestedQueryCost: 1, actualQueryCost: null, throttleStatus };
  return { ...fault('Throttled', 'THROTTLED'), extensions: { cost } };
}
