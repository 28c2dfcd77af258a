import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BrandState, LiffApp } from '../world/brands.js';
import { hex } from '../world/ids.js';
import type { World } from '../world/world.js';
import { lineInput } from './input.js';
import { lineMessageError } from './line-error.js';
import { SecureUrl, Words } from './limits.js';
import { loginBrand } from './tokens.js';

const View = z.object({
  type: z.enum(['compact', 'tall', 'full']),
  url: SecureUrl().refine((url) => !url.includes('#'), 'must not have a fragment'),
  moduleMode: z.boolean().optional(),
});
const fields = {
  description: Words(300)
    .refine((name) => !/line/i.test(name), 'must not contain "LINE"')
    .optional(),
  features: z.object({ ble: z.boolean().optional(), qrCode: z.boolean().optional() }).optional(),
  permanentLinkPattern: z.literal('concat').optional(),
  scope: z.array(z.enum(['openid', 'email', 'profile', 'chat_message.write'])).optional(),
  botPrompt: z.enum(['normal', 'aggressive', 'none']).optional(),
};
const CreateApp = z.object({ view: View, ...fields });
const UpdateApp = z.object({ view: View.partial().optional(), ...fields });

type OnApp = { Params: { liffId: string } };
const appLimit = 30;

/** LIFF server API: create, list, repair and delete LIFF apps. */
export function liffServerRoutes(app: FastifyInstance, world: World): void {
  const owned = (brand: BrandState, liffId: string): LiffApp => {
    const found = brand.liffApps.get(liffId);
    if (!found) throw lineMessageError(404, 'not found');
    return found;
  };

  app.get('/liff/v1/apps', { config: { operation: 'liffApps.list' } }, (request) => {
    const brand = loginBrand(world, request.headers.authorization);
    // LINE answers 404 for "none".
    if (brand.liffApps.size === 0) throw lineMessageError(404, 'not found');
    return { apps: [...brand.liffApps.values()] };
  });

  app.post('/liff/v1/apps', { config: { operation: 'liffApps.create' } }, (request) => {
    const brand = loginBrand(world, request.headers.authorization);
    const { view, features, ...rest } = lineInput(CreateApp, request.body);
    if (brand.liffApps.size >= appLimit)
      throw lineMessageError(400, 'The number of LIFF apps has reached the limit');
    const liffId = `${brand.seed.login.channelId}-${hex(4)}`;
    world.brands.putLiffApp(brand, {
      liffId,
      view,
      permanentLinkPattern: 'concat',
      // LINE's own default lacks openid: no ID token without asking for it.
      scope: ['profile', 'chat_message.write'],
      botPrompt: 'none',
      ...rest,
      features: { ble: false, qrCode: false, ...features },
    });
    world.onChange();
    return { liffId };
  });

  app.put<OnApp>('/liff/v1/apps/:liffId', { config: { operation: 'liffApps.update' } }, (request, reply) => {
    const brand = loginBrand(world, request.headers.authorization);
    const before = owned(brand, request.params.liffId);
    const { view, features, ...rest } = lineInput(UpdateApp, request.body);
    world.brands.putLiffApp(brand, {
      ...before,
      ...rest,
      view: { ...before.view, ...view },
      features: { ...before.features, ...features },
    });
    world.onChange();
    return reply.code(200).send();
  });

  app.delete<OnApp>(
    '/liff/v1/apps/:liffId',
    { config: { operation: 'liffApps.delete' } },
    (request, reply) => {
      const brand = loginBrand(world, request.headers.authorization);
      owned(brand, request.params.liffId);
      world.brands.deleteLiffApp(brand, request.params.liffId);
      world.onChange();
      return reply.code(200).send();
    },
  );
}
