import type { ShopPlatformKey } from '@tieline/contracts';
import { cyberbiz } from './cyberbiz/cyberbiz-platform.js';
import type { ShopPlatformDefinition } from './define-platform.js';
import { easystore } from './easystore/easystore-platform.js';
import { genericHttp } from './generic-http/generic-http-platform.js';
import { memberTable } from './member-table/member-table-platform.js';
import { ninetyOneApp } from './ninetyoneapp/ninetyoneapp-platform.js';
import { shopify } from './shopify/shopify-platform.js';
import { shopline } from './shopline/shopline-platform.js';

/** Every shop system that members can be matched with. */
export const shopPlatforms = {
  shopline,
  cyberbiz,
  shopify,
  easystore,
  '91app': ninetyOneApp,
  'generic-http': genericHttp,
  csv: memberTable,
} as const satisfies Record<ShopPlatformKey, ShopPlatformDefinition>;
