import type { Chat, Persona, RichMenu, World as WorldDescription } from '../protocol.js';
import type { BrandState } from '../world/brands.js';
import { magicNumbers } from '../world/magic-numbers.js';
import {
  cyberbizSecret,
  easystoreWebhookSecret,
  shopifyWebhookSecret,
  cyberbizWebhookSecret,
  shoplineMerchantId,
  shoplineAppSecret,
  cyberbizUsername,
  easystoreShop,
  easystoreToken,
  ninetyOneAppKey,
  ninetyOneAppShopId,
  ownSystemSecret,
  personaSeeds,
  shopifyShop,
  shopifyToken,
  shoplineHandle,
  shoplineToken,
  smsToken,
} from '../world/seed.js';
import type { World } from '../world/world.js';

export function describeWorld(world: World): WorldDescription {
  const { sandboxUrl, productUrl } = world.config;
  return {
    sandboxUrl,
    productUrl,
    productEnvironment: {
      LINE_API_BASE_URL: `${sandboxUrl}/line`,
      LINE_DATA_API_BASE_URL: `${sandboxUrl}/line-data`,
      LINE_LIFF_BASE_URL: `${sandboxUrl}/liff`,
      LINE_CHAT_BASE_URL: `${sandboxUrl}/R`,
      LIFF_SDK_URL: `${sandboxUrl}/liff-sdk.js`,
      SHOPLINE_API_BASE_URL: `${sandboxUrl}/shopline/v1`,
      CYBERBIZ_API_BASE_URL: `${sandboxUrl}/cyberbiz`,
      SHOPIFY_API_BASE_URL: `${sandboxUrl}/shopify`,
      EASYSTORE_API_BASE_URL: `${sandboxUrl}/easystore`,
      NINETYONEAPP_API_BASE_URL: `${sandboxUrl}/91app`,
      SMS_GATEWAY: 'sandbox',
      SMS_SANDBOX_BASE_URL: `${sandboxUrl}/sms`,
      FRAME_ANCESTORS: sandboxUrl,
    },
    brands: world.brands.all().map((brand) => world.brands.describe(brand)),
    personas: personaSeeds.map(({ key, about, suggestedPhone, lineUserId }): Persona => ({
      ...world.users.ensure(lineUserId),
      persona: key,
      about,
      suggestedPhone,
    })),
    magicNumbers: [...magicNumbers],
    shops: shops(sandboxUrl),
    sms: { baseUrl: `${sandboxUrl}/sms`, token: smsToken },
  };
}

function shops(sandboxUrl: string): WorldDescription['shops'] {
  return {
    shopline: {
      baseUrl: `${sandboxUrl}/shopline/v1`,
      credentials: {
        handle: shoplineHandle,
        accessToken: shoplineToken,
        merchantId: shoplineMerchantId,
        webhookSecret: shoplineAppSecret,
      },
    },
    cyberbiz: {
      baseUrl: `${sandboxUrl}/cyberbiz`,
      credentials: {
        scheme: 'hmac',
        username: cyberbizUsername,
        secret: cyberbizSecret,
        webhookSecret: cyberbizWebhookSecret,
      },
    },
    shopify: {
      baseUrl: `${sandboxUrl}/shopify`,
      credentials: {
        shop: shopifyShop,
        accessToken: shopifyToken,
        webhookSecret: shopifyWebhookSecret,
      },
    },
    easystore: {
      baseUrl: `${sandboxUrl}/easystore`,
      credentials: {
        shop: easystoreShop,
        accessToken: easystoreToken,
        webhookSecret: easystoreWebhookSecret,
      },
    },
    '91app': {
      baseUrl: `${sandboxUrl}/91app`,
      credentials: { shopId: ninetyOneAppShopId, apiKey: ninetyOneAppKey },
    },
    'generic-http': {
      baseUrl: `${sandboxUrl}/own-system`,
      credentials: { baseUrl: `${sandboxUrl}/own-system`, secret: ownSystemSecret },
    },
  };
}

export function describeChat(world: World, brand: BrandState, lineUserId: string): Chat {
  const { key } = brand.seed;
  return {
    lineUserId,
    channel: key,
    friend: world.users.friendOf(key, lineUserId),
    messages: [...world.chats.list(key, lineUserId)],
    quota: { limit: world.settings.quotaLimit, used: brand.quotaUsed },
    menu: describeMenu(world, brand, lineUserId),
  };
}

/** Nobody but a friend has a menu, and a PC shows none. */
function describeMenu(world: World, brand: BrandState, lineUserId: string): RichMenu | null {
  const { key } = brand.seed;
  const isPc = world.users.find(lineUserId)?.os === 'pc';
  if (isPc || world.users.friendOf(key, lineUserId) !== 'friend') return null;
  const { menu, source } = brand.menus.shownTo(lineUserId);
  const { image: _image, ...shown } = menu;
  return {
    ...shown,
    source,
    imageUrl: `${world.config.sandboxUrl}/api/rich-menus/${key}/${menu.richMenuId}/image`,
  };
}
