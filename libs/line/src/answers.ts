import { z } from 'zod';

/** Answers of LINE, as far as they are read. Unknown fields are dropped, optional ones become null. */
const optional = z.string().nullable().default(null);

/** A send that LINE took must never look failed because of its body: it would go out twice. */
export const SentAnswer = z
  .object({ sentMessages: z.array(z.object({ id: z.coerce.string() })).catch([]) })
  .catch({ sentMessages: [] })
  .transform((answer) => ({ messageIds: answer.sentMessages.map((message) => message.id) }));

export const NoAnswer = z.unknown().transform(() => null);

export const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

export const LineProfile = z.object({
  userId: z.string(),
  displayName: z.string(),
  pictureUrl: optional,
  language: optional,
  statusMessage: optional,
});
export type LineProfile = z.infer<typeof LineProfile>;

export const BotInfo = z.object({
  /** what webhooks name as `destination` */
  userId: z.string(),
  /** with the leading `@` */
  basicId: z.string(),
  premiumId: optional,
  displayName: z.string(),
  pictureUrl: optional,
  /** `chat`: the chat of LINE's own manager is on and may answer too */
  chatMode: z.string().catch('bot'),
});
export type BotInfo = z.infer<typeof BotInfo>;

export const FollowerIds = z.object({
  userIds: z.array(z.string()),
  /** where the next page begins; null behind the last */
  next: optional,
});
export type FollowerIds = z.infer<typeof FollowerIds>;

export const Quota = z.object({
  type: z.enum(['none', 'limited']),
  /** charged messages a month; null when unlimited */
  value: z.number().nullable().default(null),
});
export type Quota = z.infer<typeof Quota>;

export const QuotaConsumption = z.object({ totalUsage: z.number() });
export type QuotaConsumption = z.infer<typeof QuotaConsumption>;

export const WebhookEndpoint = z.object({ endpoint: z.string(), active: z.boolean() });
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;

export const WebhookTest = z.object({
  success: z.boolean(),
  statusCode: z.number().catch(0),
  /** OK, COULD_NOT_CONNECT, REQUEST_TIMEOUT, ERROR_STATUS_CODE, UNCLASSIFIED */
  reason: z.string().catch(''),
  detail: z.string().catch(''),
});
export type WebhookTest = z.infer<typeof WebhookTest>;

export const LiffApp = z.object({
  liffId: z.string(),
  view: z.object({ type: z.string(), url: z.string(), moduleMode: z.boolean().catch(false) }),
  description: z.string().catch(''),
  features: z.object({ qrCode: z.boolean().catch(false) }).catch({ qrCode: false }),
  scope: z.array(z.string()).catch([]),
  botPrompt: z.string().catch('none'),
});
export type LiffApp = z.infer<typeof LiffApp>;

export const LiffApps = z.object({ apps: z.array(LiffApp) });
export const LiffId = z.object({ liffId: z.string() });
export const RichMenuId = z.object({ richMenuId: z.string().min(1) });
export const RichMenuList = z.object({
  richmenus: z.array(z.object({ richMenuId: z.string(), name: z.string().catch('') })),
});
export const RichMenuBatchProgress = z.object({
  phase: z.enum(['ongoing', 'succeeded', 'failed']),
  acceptedTime: z.string().catch(''),
  completedTime: optional,
});
export type RichMenuBatchProgress = z.infer<typeof RichMenuBatchProgress>;

/** What a LIFF app is created with. State `scope`: LINE's default lacks `openid`, and then no ID token comes. */
export type LiffAppInput = {
  view: { type: 'full' | 'tall' | 'compact'; url: string; moduleMode?: boolean };
  description: string;
  features?: { qrCode: boolean };
  permanentLinkPattern?: 'concat';
  scope: ('openid' | 'profile' | 'chat_message.write' | 'email')[];
  botPrompt: 'aggressive' | 'normal' | 'none';
};
