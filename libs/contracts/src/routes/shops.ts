import { z } from 'zod';
import { Id, Instant, bindingRoles, idParams } from '../primitives.js';
import { route } from '../route.js';
import { SecretState } from './channels.js';

export const ShopConnection = z
  .object({
    id: Id,
    platform: z.enum(['shopline']),
    name: z.string(),
    /** the shop's handle: SHOPLINE wants it as User-Agent */
    handle: z.string(),
    accessToken: SecretState,
    createdAt: Instant,
  })
  .meta({ id: 'ShopConnection' });
export type ShopConnection = z.infer<typeof ShopConnection>;

const fields = {
  name: z.string().trim().min(1).max(100),
  handle: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9_-]{0,99}$/i),
  accessToken: z.string().trim().min(8).max(2000),
};

export const listShopConnections = route({
  name: 'listShopConnections',
  method: 'GET',
  path: '/api/shop-connections',
  access: bindingRoles,
  summary: 'Shops the team is connected to',
  response: z.object({ items: z.array(ShopConnection) }).meta({ id: 'ShopConnectionList' }),
  errors: ['auth.required', 'auth.forbidden'],
});

export const createShopConnection = route({
  name: 'createShopConnection',
  method: 'POST',
  path: '/api/shop-connections',
  access: ['admin'],
  summary: 'Connect a shop; the token is checked with the shop first',
  body: z.strictObject({ platform: z.enum(['shopline']), ...fields }).meta({ id: 'CreateShopConnection' }),
  response: ShopConnection,
  status: 201,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden', 'shop.connection_failed'],
});

export const updateShopConnection = route({
  name: 'updateShopConnection',
  method: 'PATCH',
  path: '/api/shop-connections/:id',
  access: ['admin'],
  summary: 'Change a shop connection',
  params: idParams,
  body: z.strictObject(fields).partial().meta({ id: 'UpdateShopConnection' }),
  response: ShopConnection,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'request.not_found',
    'shop.connection_failed',
  ],
});
