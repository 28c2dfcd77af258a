export {
  ShopPlatform,
  type ConnectionTest,
  type LineLink,
  type LineUnlink,
  type MemberMatch,
  type MemberRead,
  type ShopMember,
  type ShopTrouble,
  type ShopUnlink,
  type ShopWrite,
} from './platform.js';
export { unknownStanding, type MemberStanding } from './standing.js';
export {
  defineShopPlatform,
  type Label,
  type ShopField,
  type ShopPlatformDefinition,
  type ShopWriteBack,
} from './define-platform.js';
export type { ShopEvent, ShopWebhook, ShopWebhookRequest } from './webhooks.js';
export type { ShopExchange, ShopPlatformOptions } from './calls.js';
export { shopPlatforms } from './registry.js';
export { CyberbizPlatform } from './cyberbiz/cyberbiz-platform.js';
export { EasystorePlatform } from './easystore/easystore-platform.js';
export { GenericHttpPlatform } from './generic-http/generic-http-platform.js';
export { WrongEncoding, csvLines, csvLinesOf, decodeCsv, type CsvLine } from './member-table/csv.js';
export { MemberTable, MemberTablePlatform } from './member-table/member-table-platform.js';
export {
  readHeader,
  readRow,
  rejectReasons,
  type RejectReason,
  type TableMember,
  type TableRow,
} from './member-table/rows.js';
export { NinetyOneAppPlatform } from './ninetyoneapp/ninetyoneapp-platform.js';
export { ShopifyPlatform } from './shopify/shopify-platform.js';
export { ShoplinePlatform } from './shopline/shopline-platform.js';
export { RateBudget, bookTurns, type Booking } from './rate-budget.js';
export { TokenBucket } from './token-bucket.js';
export { CircuitBreaker } from './circuit-breaker.js';
export { systemClock, type ShopClock } from './clock.js';
