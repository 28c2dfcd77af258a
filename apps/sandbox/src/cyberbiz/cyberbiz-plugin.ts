import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHmac } from 'node:crypto';
import { recorded } from '../control/recording.js';
import { magicTrouble } from '../shops/magic.js';
import { memberIds, personNumber } from '../shops/member-ids.js';
import { nationalMobile } from '../shops/people.js';
import { RateWindow } from '../shops/rate-window.js';
import { cyberbizSecret, cyberbizToken, cyberbizUsername } from '../world/seed.js';
import type { World } from '../world/world.js';
import { customer, customerInList, vipInfo } from './customers.js';

const signatureLifeMs = 5 * 60_000;

const idOf = memberIds.cyberbiz;

type OnCustomer = { Params: { id: string } };
type UidChange = { Params: { id: string; provider: string }; Body: { uid?: string } | null };

/** CYBERBIZ with both ways to sign in, as far as a phone binding meets it. */
export async function cyberbizPlugin(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  recorded(app, world, 'cyberbiz', (status) => ({ error: [`Pretend trouble ${status}`] }));
  app.setNotFoundHandler((_request, reply) => reply.code(404).send());
  const rate = new RateWindow(world.now);
  const personOf = (id: string) => world.people.byNumber(personNumber('cyberbiz', id));

  app.addHook('preHandler', (request, reply, done) => {
    if (!mayEnter(request, world.now())) return void reply.code(401).send({ message: 'Unauthorized' });
    const limit = world.settings.cyberbizRequestsPerSecond;
    if (limit !== null && !rate.allows(limit))
      return void reply.code(429).send({ message: 'API rate limit exceeded' });
    done();
  });

  app.get<{ Querystring: { customer_mobiles?: string } }>(
    '/v1/customers/get_customer_id',
    { config: { operation: 'customers.id' } },
    async ({ query }, reply) => {
      const wanted = query.customer_mobiles ?? '';
      const national = nationalMobile(wanted);
      const trouble = national && (await magicTrouble(world, 'cyberbiz', national));
      if (trouble === 500) return reply.code(500).send({ error: '系統忙碌中' });
      if (trouble === 429) return reply.code(429).send({ message: 'API rate limit exceeded' });
      // Text is compared: only the spelling that is stored finds anybody.
      const found = world.people.byMobile(wanted).map((person) => ({
        customer_id: idOf(person),
        customer_email: `customer-${person.n}@example.com`,
        customer_mobile: person.mobile,
      }));
      return reply.code(found.length > 0 ? 200 : 206).send(found);
    },
  );

  app.get<OnCustomer>(
    '/v1/customers/:id',
    { config: { operation: 'customers.get' } },
    ({ params }, reply) => {
      const person = personOf(params.id);
      // An error of this call has headers only.
      return person ? reply.send(customer(person, lineIdOf(params.id))) : reply.code(404).send();
    },
  );

  app.get<OnCustomer>(
    '/v1/customers/:id/vip_info',
    { config: { operation: 'customers.vip' } },
    ({ params }, reply) => {
      const person = personOf(params.id);
      return person ? reply.send(vipInfo(idOf(person), person)) : refuseUnknown(reply);
    },
  );

  app.get<{ Querystring: { ids?: string } }>(
    '/v2/customers',
    { config: { operation: 'customers.list' } },
    ({ query }) =>
      (query.ids ?? '').split(',').flatMap((id) => {
        const person = personOf(id);
        return person ? [customerInList(idOf(person), person)] : [];
      }),
  );

  app.put<UidChange>(
    '/v1/customers/:id/uid_providers/:provider',
    { config: { operation: 'customers.uid' } },
    ({ params, body }, reply) => {
      if (!['line', 'line_at', 'facebook'].includes(params.provider))
        return reply.code(422).send({ message: '無效的 Provider Type' });
      if (!personOf(params.id) || !body?.uid) return refuseUnknown(reply);
      world.shopLineIds.set(params.id, body.uid);
      world.onChange();
      return reply.send({ customer_id: Number(params.id), uid: body.uid, message: '更新成功' });
    },
  );

  const lineIdOf = (id: string) => world.shopLineIds.get(id) ?? null;
}

function refuseUnknown(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ messages: ['查無此顧客'] });
}

/** A token, or an HMAC over date, method and path (and the digest where there is a body). */
function mayEnter({ headers, method, url }: FastifyRequest, now: number): boolean {
  const authorization = headers.authorization ?? '';
  if (authorization === `Bearer ${cyberbizToken}`) return true;
  const given = Object.fromEntries(
    [...authorization.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>;
  const date = String(headers['x-date']);
  const [path] = url.split('?');
  const lines = [`x-date: ${date}`, `${method} ${path} HTTP/1.1`];
  if (given['headers']?.endsWith(' digest')) lines.push(`digest: ${String(headers['digest'])}`);
  const signature = createHmac('sha256', cyberbizSecret).update(lines.join('\n')).digest('base64');
  return (
    given['username'] === cyberbizUsername &&
    given['signature'] === signature &&
    Math.abs(now - Date.parse(date)) < signatureLifeMs
  );
}
