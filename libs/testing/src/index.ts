export {
  closedAddress,
  startLocalServer,
  type LocalServer,
  type ReceivedRequest,
  type ServerReply,
} from './http/local-server.js';
export { FakeLine, type FakeLineFault, type FakePush, type FakeReply } from './line/fake-line.js';
export { FakeRichMenus } from './line/fake-rich-menus.js';
export { IdTokenIssuer, type IdTokenInput } from './line/id-token-issuer.js';
export {
  WebhookBuilder,
  lineSignature,
  lineUser,
  webhook,
  type SignedWebhook,
} from './line/webhook-builder.js';
export { FakeShopPlatform, type FakeMemberInput } from './shops/fake-shop-platform.js';
export { describeShopPlatform } from './shops/shop-platform.test-kit.js';
export { shopWorld, type ShopFault, type ShopTraits, type ShopWorld } from './shops/shop-world.js';
export { FakeSmsGateway } from './sms/fake-sms-gateway.js';
export { describeSmsGateway, type SmsFault, type SmsWorld } from './sms/sms-gateway.test-kit.js';
