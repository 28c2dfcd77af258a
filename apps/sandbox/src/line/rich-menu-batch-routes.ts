import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BrandState } from '../world/brands.js';
import type { World } from '../world/world.js';
import { lineInput } from './input.js';
import { lineMessageError } from './line-error.js';
import { withImage } from './rich-menu-link-routes.js';
import { messagingBrand } from './tokens.js';

const Operation = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('link'), from: z.string(), to: z.string() }),
    z.object({ type: z.literal('unlink'), from: z.string() }),
    z.object({ type: z.literal('unlinkAll') }),
  ],
  { error: 'invalid operation' },
);
const Batch = z.object({
  operations: z.array(Operation).min(1).max(1000, 'size must be between 1 and 1000'),
  resumeRequestKey: z
    .string()
    .regex(/^[0-9a-zA-Z_-]{1,100}$/, 'invalid resumeRequestKey')
    .optional(),
});

/** Everybody who is linked to a menu at once: three calls an hour. */
export function richMenuBatchRoutes(app: FastifyInstance, world: World): void {
  const run = (brand: BrandState, operation: z.infer<typeof Operation>) => {
    const { menus } = brand;
    const users =
      operation.type === 'unlinkAll' ? [...menus.userLinks.keys()] : menus.linkedTo(operation.from);
    const to = operation.type === 'link' ? withImage(brand, operation.to) : null;
    for (const user of users) menus.link(user, to);
  };

  app.post('/v2/bot/richmenu/validate/batch', { config: { operation: 'batch.validate' } }, (request) => {
    messagingBrand(world, request.headers.authorization);
    lineInput(Batch, request.body);
    return {};
  });

  app.post('/v2/bot/richmenu/batch', { config: { operation: 'batch.start' } }, (request, reply) => {
    const brand = messagingBrand(world, request.headers.authorization);
    const { operations } = lineInput(Batch, request.body);
    world.lineLimits.count(brand.seed.key, 'richMenuBatch', 3);
    for (const operation of operations) run(brand, operation);
    const now = new Date(world.now()).toISOString();
    brand.menus.batches.set(String(reply.getHeader('x-line-request-id')), {
      acceptedTime: now,
      completedTime: now,
    });
    world.menuChanged(brand, null);
    return reply.code(202).send({});
  });

  app.get<{ Querystring: { requestId?: string } }>(
    '/v2/bot/richmenu/progress/batch',
    { config: { operation: 'batch.progress' } },
    (request) => {
      const brand = messagingBrand(world, request.headers.authorization);
      world.lineLimits.count(brand.seed.key, 'richMenuBatchProgress', 100);
      const batch = brand.menus.batches.get(request.query.requestId ?? '');
      if (!batch) throw lineMessageError(404, 'Not found');
      return { phase: 'succeeded', ...batch };
    },
  );
}
