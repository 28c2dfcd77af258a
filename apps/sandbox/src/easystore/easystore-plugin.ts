import type { FastifyInstance, FastifyReply } from 'fastify';
import { recorded } from '../control/recording.js';
import { magicTrouble } from '../shops/magic.js';
import { memberIds, personNumber } from '../shops/member-ids.js';
import { nationalMobile, tierNames, type Person } from '../shops/people.js';
import { RateWindow } from '../shops/rate-window.js';
import { easystoreToken } from '../world/seed.js';
import type { World } from '../world/world.js';

/** EasyStore publishes no rate. */
const perSecond = 10;

/** EasyStore's API 3.0, as far as a phone binding meets it. Where tier and points stand is a guess of ours. */
export async function easystorePlugin(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  recorded(app, world, 'easystore', (status) => ({ error: `Pretend trouble ${status}` }));
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'Not Found'));
  const rate = new RateWindow(world.now);

  app.addHook('preHandler', (request, reply, done) => {
    if (request.headers['easystore-access-token'] !== easystoreToken)
      return void refuse(reply, 401, 'Invalid access token');
    if (!rate.allows(perSecond)) return void refuse(reply, 429, 'Too Many Requests');
    done();
  });

  app.get('/api/3.0/store.json', { config: { operation: 'store' } }, () => ({
    store: { id: 7001, name: '晨光選物', domain: 'sunrise.easy.co' },
  }));

  app.get<{ Querystring: { phone?: string } }>(
    '/api/3.0/customers/search.json',
    { config: { operation: 'customers.search' } },
    async ({ query: { phone = '' } }, reply) => {
      // Exact, and only in the one form that EasyStore keeps.
      const national = /^886\d+$/.test(phone) ? nationalMobile(phone) : null;
      const trouble = national && (await magicTrouble(world, 'easystore', national));
      if (trouble) return refuse(reply, trouble, 'Pretend trouble');
      const found = national ? world.people.byMobile(national) : [];
      return { customers: found.map(shown), page: 1, page_count: 1, total_count: found.length };
    },
  );

  app.get<{ Params: { file: string } }>(
    '/api/3.0/customers/:file',
    { config: { operation: 'customers.get' } },
    ({ params: { file } }, reply) => {
      const id = /^(\d+)\.json$/.exec(file)?.[1] ?? '0';
      const person = world.people.byNumber(personNumber('easystore', id));
      return person ? reply.send({ customer: shown(person) }) : refuse(reply, 404, 'Customer not found');
    },
  );
}

function shown(person: Person): Record<string, unknown> {
  const { n, name, mobile, tier, points } = person;
  return {
    id: memberIds.easystore(person),
    code: `ES${String(n).padStart(5, '0')}`,
    name,
    first_name: name.slice(1),
    last_name: name.slice(0, 1),
    email: `customer-${n}@example.com`,
    phone: `886${mobile.slice(1)}`,
    points,
    membership: tier && { name: tierNames[tier], expired_at: '2027-12-31T15:59:59.000Z' },
  };
}

function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ error: message });
}
