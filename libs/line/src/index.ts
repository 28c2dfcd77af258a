export type { messagingApi } from '@line/bot-sdk';
export type { LineChannelCredentials, LineFailed, LineFailure, LineResult } from './result.js';
export { verifySignature } from './signature.js';
export { parseWebhook, type LineEvent, type LineWebhook } from './webhook.js';
export { LineClient, type LineClientOptions, type PushRequest, type Pushed, type Sent } from './client.js';
export type {
  BotInfo,
  FollowerIds,
  LiffApp,
  LiffAppInput,
  LineProfile,
  Quota,
  QuotaConsumption,
  RichMenuBatchProgress,
  WebhookEndpoint,
  WebhookTest,
} from './answers.js';
export { RichMenuCalls, type RichMenuPicture, type RichMenuReplacement } from './rich-menus.js';
export {
  IdTokenVerifier,
  type IdTokenRefusal,
  type IdTokenVerifierOptions,
  type VerifiedIdToken,
} from './id-token.js';
export { renderReply, type ReplyContext } from './reply.js';
export { renderCard } from './card.js';
export { fillCard } from './fill-card.js';
export type { CardContext } from './card-action.js';
export { fillVariables, type ReplyVariables } from './variables.js';
export { liffUrl, prefilledChatUrl } from './links.js';
