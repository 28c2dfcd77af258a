export {
  ShopPlatform,
  type ConnectionTest,
  type MemberMatch,
  type MemberRead,
  type ShopMember,
  type ShopTrouble,
} from './platform.js';
export { ShoplinePlatform, type ShoplineOptions } from './shopline/shopline-platform.js';
export { TokenBucket } from './token-bucket.js';
export { CircuitBreaker } from './circuit-breaker.js';
export { systemClock, type ShopClock } from './clock.js';
