import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CallingShop, ChangeMember, ChangeShop, type ShopNotice } from '../protocol.js';
import { nationalMobile } from '../shops/people.js';
import { sendShopNotice } from '../shops/shop-notices.js';
import type { World } from '../world/world.js';
import { controlInput, unknown } from './control-error.js';

/** What people do in a shop's own console, and what happens to its members. */
export function shopRoutes(app: FastifyInstance, world: World): void {
  const shopOf = ({ params }: FastifyRequest<{ Params: { shop: string } }>): CallingShop => {
    const shop = CallingShop.safeParse(params.shop);
    if (!shop.success) throw unknown('shop that calls');
    return shop.data;
  };

  app.put<{ Params: { shop: string } }>('/shops/:shop', (request) => {
    const shop = shopOf(request);
    const { webhookUrl } = controlInput(ChangeShop, request.body);
    if (webhookUrl === null) world.shopWebhooks.delete(shop);
    else world.shopWebhooks.set(shop, webhookUrl);
    world.onChange();
    return { webhookUrl };
  });

  app.put<{ Params: { shop: string; phone: string } }>('/shops/:shop/members/:phone', async (request) => {
    const shop = shopOf(request);
    const { phone, deleted } = controlInput(ChangeMember, request.body);
    const [person] = world.people.byMobile(nationalMobile(request.params.phone) ?? '');
    const mobile = phone === undefined ? undefined : nationalMobile(phone);
    if (!person || mobile === null) throw unknown('member or number');
    world.people.change(person.n, { ...(mobile && { mobile }), ...(deleted && { deleted }) });
    world.onChange();
    const after = world.people.byNumber(person.n);
    const webhook: ShopNotice | null = await sendShopNotice(
      world,
      shop,
      after ?? person,
      after ? 'update' : 'delete',
    );
    return { phone: after?.mobile ?? null, webhook };
  });
}
