import type { FastifyInstance } from 'fastify';
import { ChangeBrand, OpenBrand } from '../protocol.js';
import type { Brand } from '../protocol.js';
import type { BrandState } from '../world/brands.js';
import type { World } from '../world/world.js';
import { Refusal, controlInput, unknown } from './control-error.js';

type OnBrand = { Params: { channel: string } };

/** What the owner of an Official Account does in LINE's own consoles, well or badly. */
export function brandRoutes(app: FastifyInstance, world: World): void {
  app.post('/brands', (request, reply): Brand => {
    const brand = world.brands.open(controlInput(OpenBrand, request.body).name);
    world.users.meet(brand.seed.key);
    world.onChange();
    reply.code(201);
    return world.brands.describe(brand);
  });

  app.put<OnBrand>('/brands/:channel', (request): Brand => {
    const brand = world.brands.find(request.params.channel);
    if (!brand) throw unknown('channel');
    change(world, brand, controlInput(ChangeBrand, request.body));
    world.onChange();
    return world.brands.describe(brand);
  });
}

function change(world: World, brand: BrandState, changes: ChangeBrand): void {
  const { messagingSecret, loginSecret, provider, verified, webhook, liffApp, richMenus } = changes;
  if (liffApp) changeLiffApp(world, brand, liffApp);
  if (messagingSecret) brand.seed.messaging.channelSecret = messagingSecret;
  if (loginSecret) brand.seed.login.channelSecret = loginSecret;
  if (verified !== undefined) brand.seed.verified = verified;
  if (provider) brand.provider = provider;
  if (webhook) brand.webhook = { ...brand.webhook, ...webhook };
  if (richMenus?.deleted) for (const id of [...brand.menus.menus.keys()]) brand.menus.delete(id);
  if (richMenus?.default) brand.menus.setForeignDefault(richMenus.default === 'other');
}

function changeLiffApp(
  world: World,
  brand: BrandState,
  { size, url, ...rest }: NonNullable<ChangeBrand['liffApp']>,
): void {
  const app = brand.liffApps.get(brand.seed.liffId) ?? [...brand.liffApps.values()].at(-1);
  if (!app) throw new Refusal(409, 'no_liff_app', 'This account has no LIFF app');
  const view = { ...app.view, ...(size ? { type: size } : {}), ...(url ? { url } : {}) };
  world.brands.putLiffApp(brand, { ...app, ...rest, view });
}
