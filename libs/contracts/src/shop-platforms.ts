import { z } from 'zod';

/** Shop systems that members are matched with, in the order of the console. Stored with connections and bindings: never rename one. */
export const shopPlatformKeys = [
  'shopline',
  'cyberbiz',
  'shopify',
  'easystore',
  '91app',
  'generic-http',
  'csv',
] as const;
export const ShopPlatformKey = z.enum(shopPlatformKeys).meta({ id: 'ShopPlatformKey' });
export type ShopPlatformKey = z.infer<typeof ShopPlatformKey>;

export const shopPlatformNames = {
  shopline: { 'zh-TW': 'SHOPLINE', en: 'SHOPLINE' },
  cyberbiz: { 'zh-TW': 'CYBERBIZ', en: 'CYBERBIZ' },
  shopify: { 'zh-TW': 'Shopify', en: 'Shopify' },
  easystore: { 'zh-TW': 'EasyStore', en: 'EasyStore' },
  '91app': { 'zh-TW': '91APP', en: '91APP' },
  'generic-http': { 'zh-TW': '自訂系統（HTTP）', en: 'Your own system (HTTP)' },
  csv: { 'zh-TW': '會員名單（CSV）', en: 'List of members (CSV)' },
} as const satisfies Record<ShopPlatformKey, { 'zh-TW': string; en: string }>;
