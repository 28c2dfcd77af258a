/**
 * What the control API (`/api`) and the phone page say to each other. Types and zod only: the page imports this
 * file, so nothing of the server may be imported here. README.md lists the routes.
 */
import { z } from 'zod';

export const LineUserId = z.string().regex(/^U[0-9a-f]{32}$/, 'U and 32 hex digits');
/** ISO 8601, UTC */
const Instant = z.iso.datetime();

export const languages = ['zh-TW', 'en', 'ja', 'th'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** `pc`: LIFF opens outside LINE's browser, no rich menu. */
export const deviceKinds = ['ios', 'android', 'pc'] as const;
export const DeviceKind = z.enum(deviceKinds);
export type DeviceKind = z.infer<typeof DeviceKind>;

/** `utou`: opened from the 1:1 chat. `none`: in LINE, not from a chat. `external`: another browser. */
export const liffContexts = ['utou', 'none', 'external'] as const;
export const LiffContextType = z.enum(liffContexts);
export type LiffContextType = z.infer<typeof LiffContextType>;

export const FriendState = z.enum(['friend', 'blocked', 'none']);
export type FriendState = z.infer<typeof FriendState>;

export const Texts = z.object({ 'zh-TW': z.string(), en: z.string() });
export type Texts = z.infer<typeof Texts>;

// --- world -----------------------------------------------------------------------------------------------------

export const Brand = z.object({
  /** also accepted as `channel` everywhere, as are the basic id, the channel ids and the product's channel id */
  key: z.string(),
  name: z.string(),
  basicId: z.string(),
  botUserId: z.string(),
  pictureUrl: z.string(),
  /** id of the channel in the product, part of the webhook URL */
  productChannelId: z.string(),
  messaging: z.object({ channelId: z.string(), channelSecret: z.string() }),
  login: z.object({ channelId: z.string(), channelSecret: z.string() }),
  webhookUrl: z.string().nullable(),
  liffId: z.string(),
  /** what stands for https://liff.line.me/{liffId} */
  liffUrl: z.string(),
  liffEndpointUrl: z.string(),
});
export type Brand = z.infer<typeof Brand>;

export const User = z.object({
  lineUserId: LineUserId,
  /** key of the persona, null for a person that a control call created */
  persona: z.string().nullable(),
  displayName: z.string(),
  pictureUrl: z.string(),
  language: Language,
  os: DeviceKind,
  /** by brand key */
  friend: z.record(z.string(), FriendState),
});
export type User = z.infer<typeof User>;

export const Persona = User.extend({
  persona: z.string(),
  about: Texts,
  /** the magic number that fits this person */
  suggestedPhone: z.string(),
});
export type Persona = z.infer<typeof Persona>;

export const MagicNumber = z.object({
  /** 0900-000-001 */
  display: z.string(),
  e164: z.string(),
  about: Texts,
});
export type MagicNumber = z.infer<typeof MagicNumber>;

export const World = z.object({
  sandboxUrl: z.string(),
  productUrl: z.string(),
  /** what the product's settings must hold to live in this world, by variable name */
  productEnvironment: z.record(z.string(), z.string()),
  brands: z.array(Brand),
  personas: z.array(Persona),
  magicNumbers: z.array(MagicNumber),
  /** pretend shops: where, and what a connection of the product has to hold, by platform */
  shops: z.record(
    z.string(),
    z.object({ baseUrl: z.string(), credentials: z.record(z.string(), z.string()) }),
  ),
  sms: z.object({ baseUrl: z.string(), token: z.string() }),
});
export type World = z.infer<typeof World>;

// --- chat ------------------------------------------------------------------------------------------------------

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

export const RichMenuArea = z.object({
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

export const Quota = z.object({
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

// --- LIFF ------------------------------------------------------------------------------------------------------

export const OpenLiff = z.strictObject({
  liffId: z.string(),
  /** what follows the LIFF id, e.g. `/card?from=menu` */
  path: z.string().max(1000).optional(),
  context: LiffContextType.optional(),
});
/** `url` goes into the frame. */
export const OpenedLiff = z.object({ url: z.string() });
export type OpenedLiff = z.infer<typeof OpenedLiff>;

export const brokenTokens = [
  'expired',
  'wrong-audience',
  'wrong-issuer',
  'alg-none',
  'hs256',
  'unknown-kid',
  'bad-signature',
  'no-sub',
  'not-yet-valid',
] as const;
export const BrokenToken = z.enum(brokenTokens);
export type BrokenToken = z.infer<typeof BrokenToken>;

export const CreateIdToken = z.strictObject({
  lineUserId: LineUserId.optional(),
  persona: z.string().optional(),
  liffId: z.string().optional(),
  context: LiffContextType.optional(),
  broken: BrokenToken.optional(),
});
export const CreatedIdToken = z.object({
  idToken: z.string(),
  accessToken: z.string(),
  lineUserId: LineUserId,
  liffId: z.string(),
});
export type CreatedIdToken = z.infer<typeof CreatedIdToken>;

/** What a framed page posts to the phone page with window.postMessage. Check `event.source` and parse. */
export const FrameMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('liff.init'), liffId: z.string() }),
  z.object({ type: z.literal('liff.closeWindow'), liffId: z.string().nullable() }),
  z.object({ type: z.literal('liff.openWindow'), url: z.string(), external: z.boolean() }),
  /** line.me/R/oaMessage: open the chat with the text pre-filled, not sent */
  z.object({ type: z.literal('oaMessage'), basicId: z.string(), text: z.string() }),
]);
export type FrameMessage = z.infer<typeof FrameMessage>;

// --- SMS -------------------------------------------------------------------------------------------------------

export const SmsState = z.enum(['accepted', 'sent', 'delivered', 'undelivered']);
export type SmsState = z.infer<typeof SmsState>;

/** `GET /api/sms?to=` → { items: Sms[] }, newest first. Only `delivered` ones are on the phone. */
export const Sms = z.object({
  /** the product's id of the message */
  id: z.string(),
  providerId: z.string(),
  /** E.164 */
  to: z.string(),
  text: z.string(),
  state: SmsState,
  /** first run of 6 digits in the text */
  code: z.string().nullable(),
  parts: z.number().int(),
  at: Instant,
  deliveredAt: Instant.nullable(),
});
export type Sms = z.infer<typeof Sms>;

// --- journal, faults, settings ---------------------------------------------------------------------------------

/** `webhook` is what the sandbox sent to the product; the others are what it received. */
export const services = [
  'line',
  'liff',
  'sms',
  'shopline',
  'cyberbiz',
  'shopify',
  'easystore',
  '91app',
  'own-system',
  'webhook',
] as const;
export const Service = z.enum(services);
export type Service = z.infer<typeof Service>;

export const JournalEntry = z.object({
  id: z.number().int(),
  at: Instant,
  service: Service,
  operation: z.string(),
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.unknown(),
  /** null: no answer was given (dropped, hung, timed out) */
  status: z.number().int().nullable(),
  answer: z.unknown(),
  ms: z.number(),
  /** kind of the fault that was applied */
  fault: z.string().nullable(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** `GET /api/journal?…` → { items: JournalEntry[] }, newest first. `since`: an entry id or an instant, exclusive. */
export const JournalQuery = z.object({
  service: Service.optional(),
  operation: z.string().optional(),
  since: z.union([z.coerce.number().int().min(0), Instant]).optional(),
  limit: z.coerce.number().int().min(1).max(20_000).default(200),
});

export const faultKinds = ['slow', 'status', 'drop', 'accept-then-hang'] as const;
/**
 * slow: waits, then works for a caller who is still there. status: answers `status`, does nothing. drop: cuts the
 * connection, does nothing.
 * accept-then-hang: does the work, never answers (the connection is cut after `delayMs`).
 */
export const PutFault = z.strictObject({
  service: Service.exclude(['webhook']),
  /** all operations of the service when absent; the journal shows the names */
  operation: z.string().min(1).optional(),
  kind: z.enum(faultKinds),
  /** for `status`; default 500 */
  status: z.number().int().min(400).max(599).optional(),
  /** default 5000 for slow, 30000 for accept-then-hang */
  delayMs: z.number().int().min(0).max(120_000).optional(),
  /** how many requests; absent: until deleted */
  times: z.number().int().min(1).optional(),
});
export type PutFault = z.infer<typeof PutFault>;

export const Fault = PutFault.extend({ id: z.string(), left: z.number().int().nullable() });
export type Fault = z.infer<typeof Fault>;

export const Settings = z.object({
  /** messages a month per brand, null: unlimited */
  quotaLimit: z.number().int().min(0).nullable(),
  /** send a webhook again when the product did not answer 2xx */
  redelivery: z.object({
    enabled: z.boolean(),
    attempts: z.number().int().min(1).max(10),
    delayMs: z.number().int().min(0).max(600_000),
  }),
  smsDelayMs: z.number().int().min(0).max(600_000),
  /** messages the SMS gateway still takes; null: as many as one likes */
  smsCredits: z.number().int().min(0).nullable(),
  /** SHOPLINE's own limit is 20; null: no limit, for load tests */
  shoplineRequestsPerSecond: z.number().int().min(1).nullable(),
  /** CYBERBIZ's own limit is 5 */
  cyberbizRequestsPerSecond: z.number().int().min(1).nullable(),
});
export type Settings = z.infer<typeof Settings>;

/** Only what is given changes; `quotaUsed` sets the counter of every brand. */
export const PutSettings = Settings.partial()
  .extend({
    redelivery: Settings.shape.redelivery.partial().optional(),
    quotaUsed: z.number().int().min(0).optional(),
  })
  .strict();

// --- accounts --------------------------------------------------------------------------------------------------

/** A LINE Official Account that the product does not know yet: for trying how one is connected. */
export const OpenBrand = z.strictObject({ name: z.string().min(1).max(20) });

/**
 * What its owner did, or forgot, in LINE's consoles; only what is given changes. A new secret makes the old one
 * worthless at once. `foreign`: the Login channel stands under another provider.
 */
export const ChangeBrand = z.strictObject({
  messagingSecret: z.string().min(8).optional(),
  loginSecret: z.string().min(8).optional(),
  provider: z.enum(['same', 'foreign']).optional(),
  webhook: z
    .strictObject({
      endpoint: z.string().nullable(),
      active: z.boolean(),
      /** what LINE meets instead of the product; null: nothing */
      trouble: z.enum(['could_not_connect', 'request_timeout', 'error_status']).nullable(),
    })
    .partial()
    .optional(),
  /** the account's own LIFF app, or the newest where it has none of its own */
  liffApp: z
    .strictObject({
      size: z.enum(['compact', 'tall', 'full']),
      url: z.url(),
      scope: z.array(z.string()),
      botPrompt: z.enum(['normal', 'aggressive', 'none']),
    })
    .partial()
    .optional(),
});
export type ChangeBrand = z.infer<typeof ChangeBrand>;

// --- shops ------------------------------------------------------------------------------------------------------

/** Pretend shops that call the product when a member changes. */
export const CallingShop = z.enum(['shopline', 'cyberbiz', 'shopify', 'easystore']);
export type CallingShop = z.infer<typeof CallingShop>;

/** `PUT /api/shops/{shop}`: the address that staff paste in the shop's console; null: none. */
export const ChangeShop = z.strictObject({ webhookUrl: z.url().nullable() });

/** `PUT /api/shops/{shop}/members/{phone}`: in every calling shop; the named one tells the product. */
export const ChangeMember = z.strictObject({
  phone: z.string().optional(),
  deleted: z.literal(true).optional(),
});

export const ShopNotice = z.object({
  topic: z.string(),
  status: z.number().int().nullable(),
  ms: z.number(),
  error: z.string().nullable(),
});
export type ShopNotice = z.infer<typeof ShopNotice>;

// --- live ------------------------------------------------------------------------------------------------------

/** `data:` of each message of `GET /api/events` (EventSource, unnamed events). */
export const WorldEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('chat'), lineUserId: LineUserId, channel: z.string(), message: ChatMessage }),
  /** new, or its state changed: replace by `sms.id` */
  z.object({ type: z.literal('sms'), sms: Sms }),
  z.object({ type: z.literal('journal'), entry: JournalEntry }),
  /** the menu of one user (or of everybody: null) may have changed: read the chat again */
  z.object({ type: z.literal('menu'), lineUserId: LineUserId.nullable(), channel: z.string() }),
  z.object({ type: z.literal('user'), user: User }),
  z.object({ type: z.literal('settings'), settings: Settings }),
  z.object({ type: z.literal('faults'), faults: z.array(Fault) }),
  /** everything starts afresh: read all again */
  z.object({ type: z.literal('reset') }),
]);
export type WorldEvent = z.infer<typeof WorldEvent>;

/** Every refused control call. */
export const ControlError = z.object({
  error: z.string(),
  message: z.string(),
  details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ControlError = z.infer<typeof ControlError>;
