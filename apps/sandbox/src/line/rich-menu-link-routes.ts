import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { LineUserId } from '../protocol.js';
import type { BrandState } from '../world/brands.js';
import type { World } from '../world/world.js';
import { lineInput } from './input.js';
import { lineMessageError } from './line-error.js';
import { menuLimit, menuOf } from './rich-menu-routes.js';
import { messagingBrand } from './tokens.js';

const Alias = z.object({
  richMenuAliasId: z.string().regex(/^[a-z0-9_-]{1,32}$/, 'invalid alias'),
  richMenuId: z.string(),
});
const UserIds = z.array(LineUserId).min(1).max(500);
const BulkLink = z.object({ richMenuId: z.string(), userIds: UserIds });
const BulkUnlink = z.object({ userIds: UserIds });

type OnMenu = { Params: { id: string } };
type OnUser = { Params: { userId: string } };
type OnLink = { Params: { userId: string; id: string } };
type OnAlias = { Params: { alias: string } };

/** Default menu, per-user links, bulk, aliases. */
export function richMenuLinkRoutes(app: FastifyInstance, world: World): void {
  const brandOf = (request: { headers: { authorization?: string } }) =>
    messagingBrand(world, request.headers.authorization);
  /** LINE answers as ever for people who are no friends, and does nothing. */
  const link = (brand: BrandState, userId: string, id: string | null) => {
    if (world.users.friendOf(brand.seed.key, userId) !== 'friend') return;
    brand.menus.link(userId, id);
    world.menuChanged(brand, userId);
  };

  app.post<OnMenu>(
    '/v2/bot/user/all/richmenu/:id',
    { config: { operation: 'defaultMenu.set' } },
    (request) => {
      const brand = brandOf(request);
      brand.menus.defaultId = withImage(brand, request.params.id);
      world.menuChanged(brand, null);
      return {};
    },
  );
  app.get('/v2/bot/user/all/richmenu', { config: { operation: 'defaultMenu.get' } }, (request) => {
    const { defaultId } = brandOf(request).menus;
    if (defaultId === null) throw lineMessageError(404, 'no default richmenu');
    return { richMenuId: defaultId };
  });
  app.delete('/v2/bot/user/all/richmenu', { config: { operation: 'defaultMenu.delete' } }, (request) => {
    const brand = brandOf(request);
    brand.menus.defaultId = null;
    world.menuChanged(brand, null);
    return {};
  });

  app.post<OnLink>(
    '/v2/bot/user/:userId/richmenu/:id',
    { config: { operation: 'userMenu.link' } },
    (request) => {
      const brand = brandOf(request);
      link(brand, request.params.userId, withImage(brand, request.params.id));
      return {};
    },
  );
  app.get<OnUser>('/v2/bot/user/:userId/richmenu', { config: { operation: 'userMenu.get' } }, (request) => {
    const richMenuId = brandOf(request).menus.userLinks.get(request.params.userId);
    if (!richMenuId) throw lineMessageError(404, 'the user has no richmenu');
    return { richMenuId };
  });
  app.delete<OnUser>(
    '/v2/bot/user/:userId/richmenu',
    { config: { operation: 'userMenu.unlink' } },
    (request) => {
      link(brandOf(request), request.params.userId, null);
      return {};
    },
  );

  app.post('/v2/bot/richmenu/bulk/link', { config: { operation: 'bulk.link' } }, (request, reply) => {
    const brand = brandOf(request);
    const { richMenuId, userIds } = lineInput(BulkLink, request.body);
    withImage(brand, richMenuId);
    for (const userId of userIds) link(brand, userId, richMenuId);
    return reply.code(202).send({});
  });
  app.post('/v2/bot/richmenu/bulk/unlink', { config: { operation: 'bulk.unlink' } }, (request, reply) => {
    const brand = brandOf(request);
    for (const userId of lineInput(BulkUnlink, request.body).userIds) link(brand, userId, null);
    return reply.code(202).send({});
  });

  aliasRoutes(app, world, brandOf);
}

function aliasRoutes(
  app: FastifyInstance,
  world: World,
  brandOf: (request: { headers: { authorization?: string } }) => BrandState,
): void {
  const known = (brand: BrandState, alias: string): string => {
    const id = brand.menus.aliases.get(alias);
    if (!id) throw lineMessageError(404, 'richmenu alias not found');
    return id;
  };

  app.post('/v2/bot/richmenu/alias', { config: { operation: 'alias.create' } }, (request) => {
    const brand = brandOf(request);
    const { richMenuAliasId, richMenuId } = lineInput(Alias, request.body);
    const { aliases } = brand.menus;
    if (aliases.has(richMenuAliasId)) throw lineMessageError(400, 'conflict richmenu alias id');
    if (aliases.size >= menuLimit) throw lineMessageError(400, 'The number of aliases has reached the limit');
    aliases.set(richMenuAliasId, withImage(brand, richMenuId));
    world.onChange();
    return {};
  });
  app.get('/v2/bot/richmenu/alias/list', { config: { operation: 'alias.list' } }, (request) => ({
    aliases: [...brandOf(request).menus.aliases].map(([richMenuAliasId, richMenuId]) => ({
      richMenuAliasId,
      richMenuId,
    })),
  }));
  app.get<OnAlias>('/v2/bot/richmenu/alias/:alias', { config: { operation: 'alias.get' } }, (request) => {
    const { alias: richMenuAliasId } = request.params;
    return { richMenuAliasId, richMenuId: known(brandOf(request), richMenuAliasId) };
  });
  app.post<OnAlias>('/v2/bot/richmenu/alias/:alias', { config: { operation: 'alias.update' } }, (request) => {
    const brand = brandOf(request);
    known(brand, request.params.alias);
    const { richMenuId } = lineInput(z.object({ richMenuId: z.string() }), request.body);
    brand.menus.aliases.set(request.params.alias, withImage(brand, richMenuId));
    world.onChange();
    return {};
  });
  app.delete<OnAlias>(
    '/v2/bot/richmenu/alias/:alias',
    { config: { operation: 'alias.delete' } },
    (request) => {
      const brand = brandOf(request);
      known(brand, request.params.alias);
      world.lineLimits.count(brand.seed.key, 'aliasDelete', 100);
      brand.menus.aliases.delete(request.params.alias);
      world.onChange();
      return {};
    },
  );
}

/** LINE refuses to show a menu that has no picture yet. */
export function withImage(brand: BrandState, id: string): string {
  if (menuOf(brand, id).image) return id;
  throw lineMessageError(400, 'must upload richmenu image before applying it to user');
}
