import { z } from 'zod';
import { DeviceKind, FriendState, Instant, Language, LineUserId } from './people.js';

/** A LINE message object as it was sent (https://developers.line.biz/en/reference/messaging-api/#message-objects). */
export const LineMessage = z.looseObject({ type: z.string() });
export type LineMessage = z.infer<typeof LineMessage>;

export const ChatMessage = z.object({
  id: z.string(),
  at: Instant,
  from: z.enum(['user', 'brand', 'system']),
  via: z.enum(['typed', 'liff', 'postback', 'follow', 'unfollow', 'reply', 'push', 'multicast']),
  /** only for what the brand sends: replies are free, pushes count against the quota */
  cost: z.enum(['free', 'paid']).nullable(),
  message: LineMessage,
  /** plain words of the message, for lists and screen readers */
  text: z.string(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

const RichMenuArea = z.object({
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  /** LINE action object: uri, message, postback, richmenuswitch … */
  action: z.looseObject({ type: z.string() }),
});

export const RichMenu = z.object({
  richMenuId: z.string(),
  name: z.string(),
  chatBarText: z.string(),
  /** open when the chat opens */
  selected: z.boolean(),
  size: z.object({ width: z.number(), height: z.number() }),
  areas: z.array(RichMenuArea),
  imageUrl: z.string(),
  /** why this one shows: linked to the user, default by API, or made in the Official Account's own console */
  source: z.enum(['user', 'default', 'manager']),
});
export type RichMenu = z.infer<typeof RichMenu>;

const Quota = z.object({
  /** null: unlimited */
  limit: z.number().int().nullable(),
  used: z.number().int(),
});
export type Quota = z.infer<typeof Quota>;

/** `GET /api/chats/{lineUserId}?channel=`; the newest 200 messages, oldest first */
export const Chat = z.object({
  lineUserId: LineUserId,
  /** brand key */
  channel: z.string(),
  friend: FriendState,
  messages: z.array(ChatMessage),
  quota: Quota,
  menu: RichMenu.nullable(),
});
export type Chat = z.infer<typeof Chat>;

/** How the product answered a webhook; `status` null: no answer (`error` says why). */
export const WebhookResult = z.object({
  webhookEventId: z.string(),
  status: z.number().int().nullable(),
  ms: z.number(),
  error: z.string().nullable(),
});
export type WebhookResult = z.infer<typeof WebhookResult>;

const channel = z.string().min(1).optional();
export const SendText = z.strictObject({ text: z.string().min(1).max(5000), channel });
/** A menu area shows nothing; a button with `displayText` shows that as the user's words. */
export const SendPostback = z.strictObject({
  data: z.string().min(1).max(300),
  displayText: z.string().min(1).max(300).optional(),
  channel,
});
/** A tap on an area that leads to another menu (`richmenuswitch`). */
export const SwitchMenu = z.strictObject({
  richMenuAliasId: z.string().min(1).max(32),
  data: z.string().min(1).max(300),
  channel,
});
export const ChannelOnly = z.strictObject({ channel });
/** Answer of messages, follow, block and postbacks; null when nothing was sent (no webhook URL, no change). */
export const UserActionResult = z.object({
  message: ChatMessage.nullable(),
  webhook: WebhookResult.nullable(),
});
export type UserActionResult = z.infer<typeof UserActionResult>;

export const UpdateUser = z.strictObject({
  language: Language.optional(),
  os: DeviceKind.optional(),
  /** set quietly, without a webhook; `/follow` and `/block` send one */
  friend: FriendState.optional(),
  channel,
});
