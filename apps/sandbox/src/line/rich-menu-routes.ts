import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BrandState } from '../world/brands.js';
import { hex } from '../world/ids.js';
import type { Menu } from '../world/rich-menus.js';
import type { World } from '../world/world.js';
import { AreaAction } from './actions.js';
import { imageSize } from './image-size.js';
import { lineInput } from './input.js';
import { lineMessageError } from './line-error.js';
import { Words } from './limits.js';
import { messagingBrand } from './tokens.js';

const coordinate = z.number().int().min(0).max(2500);
const Size = z
  .object({ width: z.number().int().min(800).max(2500), height: z.number().int().min(250) })
  .refine(({ width, height }) => width / height >= 1.45, 'width / height must be at least 1.45');
const MenuInput = z
  .object({
    size: Size,
    selected: z.boolean(),
    name: Words(300),
    chatBarText: Words(14),
    areas: z
      .array(
        z.object({
          bounds: z.object({ x: coordinate, y: coordinate, width: coordinate, height: coordinate }),
          action: AreaAction,
        }),
      )
      .max(20, 'size must be between 0 and 20'),
  })
  .superRefine(({ size, areas }, context) => {
    areas.forEach(({ bounds }, index) => {
      const outside = bounds.x + bounds.width > size.width || bounds.y + bounds.height > size.height;
      if (outside)
        context.addIssue({ code: 'custom', message: 'out of the menu', path: ['areas', index, 'bounds'] });
    });
  });

type OnMenu = { Params: { id: string } };
export const menuLimit = 1000;
const imageLimitBytes = 1024 * 1024;

export function menuOf(brand: BrandState, id: string): Menu {
  const menu = brand.menus.menus.get(id);
  if (!menu) throw lineMessageError(404, 'richmenu not found');
  return menu;
}

const described = ({ image: _image, ...menu }: Menu) => menu;

/** Making and removing rich menus. Links stand in rich-menu-link-routes.ts. */
export function richMenuRoutes(app: FastifyInstance, world: World): void {
  app.post('/v2/bot/richmenu', { config: { operation: 'richMenu.create' } }, (request) => {
    const brand = messagingBrand(world, request.headers.authorization);
    const body = lineInput(MenuInput, request.body);
    world.lineLimits.count(brand.seed.key, 'richMenuCreate', 100);
    if (brand.menus.menus.size >= menuLimit)
      throw lineMessageError(400, 'The number of rich menus has reached the limit');
    const richMenuId = `richmenu-${hex(16)}`;
    brand.menus.menus.set(richMenuId, { ...body, richMenuId, image: null });
    world.onChange();
    return { richMenuId };
  });

  app.post('/v2/bot/richmenu/validate', { config: { operation: 'richMenu.validate' } }, (request) => {
    messagingBrand(world, request.headers.authorization);
    lineInput(MenuInput, request.body);
    return {};
  });

  app.get('/v2/bot/richmenu/list', { config: { operation: 'richMenu.list' } }, (request) => {
    const brand = messagingBrand(world, request.headers.authorization);
    return { richmenus: [...brand.menus.menus.values()].map(described) };
  });

  app.get<OnMenu>('/v2/bot/richmenu/:id', { config: { operation: 'richMenu.get' } }, (request) =>
    described(menuOf(messagingBrand(world, request.headers.authorization), request.params.id)),
  );

  app.delete<OnMenu>('/v2/bot/richmenu/:id', { config: { operation: 'richMenu.delete' } }, (request) => {
    const brand = messagingBrand(world, request.headers.authorization);
    menuOf(brand, request.params.id);
    world.lineLimits.count(brand.seed.key, 'richMenuDelete', 100);
    brand.menus.delete(request.params.id);
    world.menuChanged(brand, null);
    return {};
  });
}

/** On the data host. */
export function richMenuContentRoutes(app: FastifyInstance, world: World): void {
  const url = '/v2/bot/richmenu/:id/content';

  app.post<OnMenu>(url, { config: { operation: 'richMenu.image' } }, (request) => {
    const brand = messagingBrand(world, request.headers.authorization);
    const menu = menuOf(brand, request.params.id);
    const contentType = request.headers['content-type'] ?? '';
    if (!/^image\/(png|jpeg)$/.test(contentType)) throw lineMessageError(415, 'Unsupported media type');
    if (menu.image) throw lineMessageError(400, 'An image has already been uploaded to the richmenu');
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (bytes.length > imageLimitBytes) throw lineMessageError(400, 'The image is larger than 1 MB');
    const size = imageSize(bytes);
    if (!size || size.type !== contentType) throw lineMessageError(400, 'The image could not be read');
    if (size.width !== menu.size.width || size.height !== menu.size.height) {
      throw lineMessageError(400, 'The size of the image does not match the size of the rich menu');
    }
    menu.image = { contentType, bytes };
    world.onChange();
    return {};
  });

  app.get<OnMenu>(url, { config: { operation: 'richMenu.imageGet' } }, (request, reply) => {
    const { image } = menuOf(messagingBrand(world, request.headers.authorization), request.params.id);
    if (!image) throw lineMessageError(404, 'Not found');
    return reply.type(image.contentType).send(image.bytes);
  });
}
