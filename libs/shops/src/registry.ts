import type { ShopPlatformKey } from '@tieline/contracts';
import { cyberbiz } from './cyberbiz/cyberbiz-platform.js';
import type { ShopPlatformDefinition } from './define-platform.js';
import { shopline } from './shopline/shopline-platform.js';

/** Every shop system that is reached over HTTP, in the order of the console. */
export const shopPlatforms = {
  shopline,
  cyberbiz,
} as const satisfies Record<ShopPlatformKey, ShopPlatformDefinition>;
