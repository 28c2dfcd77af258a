import type { FastifyInstance } from 'fastify';
import { parseTaiwanMobile } from '@tieline/contracts';
import { z } from 'zod';
import { JournalQuery, PutFault, PutSettings, Service } from '../protocol.js';
import { facePicture } from '../world/pictures.js';
import { publicSms } from '../world/world.js';
import type { World } from '../world/world.js';
import { brandRoutes } from './brand-routes.js';
import { answerError, controlInput, unknown } from './control-error.js';
import { describeWorld } from './describe.js';
import { eventRoute } from './event-route.js';
import { shopRoutes } from './shop-routes.js';
import { userRoutes } from './user-routes.js';

/** `/api`: how tests, the phone page and anybody else run this world. README.md has the examples. */
export async function controlPlugin(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  app.setErrorHandler((error: Error & { code: string; name: string }, _request, reply) =>
    answerError(error, reply),
  );
  app.setNotFoundHandler((_request, reply) => answerError(unknown('control call'), reply));
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? {} : JSON.parse(body.toString()));
    } catch {
      done(Object.assign(new Error('The body is not JSON'), { statusCode: 400 }));
    }
  });

  app.post('/reset', () => {
    world.reset();
    return { reset: true };
  });
  app.get('/world', () => describeWorld(world));
  app.get('/health', () => ({ ok: true }));

  smsRoute(app, world);
  journalRoutes(app, world);
  settingsRoutes(app, world);
  pictureRoutes(app, world);
  brandRoutes(app, world);
  userRoutes(app, world);
  shopRoutes(app, world);
  eventRoute(app, world);
}

const SmsQuery = z.object({
  to: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
});

function smsRoute(app: FastifyInstance, world: World): void {
  app.get('/sms', (request) => {
    const { to, limit } = controlInput(SmsQuery, request.query);
    // Any spelling of a Taiwanese number; others must be E.164. In a query "+" reads as a space.
    const number = to === undefined ? null : (parseTaiwanMobile(to) ?? to.replace(/^ (?=\d)/, '+').trim());
    return { items: world.sms.list(number, limit).map(publicSms) };
  });
}

function journalRoutes(app: FastifyInstance, world: World): void {
  app.get('/journal', (request) => ({
    items: world.journal.list(controlInput(JournalQuery, request.query)),
  }));

  const changed = () => {
    const faults = world.faults.list();
    world.bus.publish(() => ({ type: 'faults', faults }));
    return { items: faults };
  };
  app.get('/faults', () => ({ items: world.faults.list() }));
  app.put('/faults', (request) => {
    const fault = world.faults.put(controlInput(PutFault, request.body));
    changed();
    return fault;
  });
  app.delete('/faults', (request) => {
    const { service } = controlInput(z.object({ service: Service.optional() }), request.query);
    for (const fault of [...world.faults.list()]) {
      if (service === undefined || fault.service === service) world.faults.remove(fault.id);
    }
    return changed();
  });
  app.delete<{ Params: { id: string } }>('/faults/:id', (request) => {
    if (!world.faults.remove(request.params.id)) throw unknown('fault');
    return changed();
  });
}

function settingsRoutes(app: FastifyInstance, world: World): void {
  app.get('/settings', () => world.settings);
  app.put('/settings', (request) => {
    const { quotaUsed, redelivery, ...rest } = controlInput(PutSettings, request.body);
    const before = world.settings;
    world.settings = { ...before, ...rest, redelivery: { ...before.redelivery, ...redelivery } };
    if (quotaUsed !== undefined) for (const brand of world.brands.all()) brand.quotaUsed = quotaUsed;
    world.onChange();
    world.bus.publish(() => ({ type: 'settings', settings: world.settings }));
    return world.settings;
  });
}

function pictureRoutes(app: FastifyInstance, world: World): void {
  app.get<{ Params: { name: string } }>('/pictures/:name', (request, reply) => {
    const id = request.params.name.replace(/\.svg$/, '');
    const brand = world.brands.find(id);
    const name = brand?.seed.name ?? world.users.find(id)?.displayName;
    if (name === undefined) throw unknown('picture');
    return picture(reply.header('cross-origin-resource-policy', 'cross-origin'), 'image/svg+xml').send(
      facePicture(name, brand?.seed.colour),
    );
  });

  app.get<{ Params: { channel: string; id: string } }>('/rich-menus/:channel/:id/image', (request, reply) => {
    const image = world.brands.find(request.params.channel)?.menus.find(request.params.id)?.image;
    if (!image) throw unknown('rich menu picture');
    return picture(reply, image.contentType).send(image.bytes);
  });
}

/** A picture never runs as a page: SVG could hold scripts. */
function picture<T extends { header(name: string, value: string): T; type(value: string): T }>(
  reply: T,
  type: string,
): T {
  return reply
    .type(type)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'max-age=300');
}
