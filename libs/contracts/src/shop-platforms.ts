import { z } from 'zod';

/** Shop systems that members are matched with. Stored with connections and bindings: never rename one. */
export const shopPlatformKeys = ['shopline', 'cyberbiz'] as const;
export const ShopPlatformKey = z.enum(shopPlatformKeys).meta({ id: 'ShopPlatformKey' });
export type ShopPlatformKey = z.infer<typeof ShopPlatformKey>;

export const shopPlatformNames = {
  shopline: { 'zh-TW': 'SHOPLINE', en: 'SHOPLINE' },
  cyberbiz: { 'zh-TW': 'CYBERBIZ', en: 'CYBERBIZ' },
} as const satisfies Record<ShopPlatformKey, { 'zh-TW': string; en: string }>;
