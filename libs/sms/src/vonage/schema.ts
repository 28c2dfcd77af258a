import { z } from 'zod';
import { accountField, plainField, secretField } from '../define-gateway.js';

export const VonageCredentials = z.strictObject({
  apiKey: accountField({ 'zh-TW': 'API 金鑰', en: 'API key' }),
  apiSecret: secretField({ 'zh-TW': 'API 密鑰', en: 'API secret' }),
  from: plainField({ 'zh-TW': '發送者', en: 'Sender' }),
});
export type VonageCredentials = z.output<typeof VonageCredentials>;

/** One entry per segment; `status` "0" is taken, and only then there is a `message-id`. HTTP is 200 either way. */
export const Sent = z.object({
  messages: z
    .array(
      z.object({
        status: z.coerce.string(),
        'message-id': z.string().min(1).optional(),
        'error-text': z.string().catch(''),
      }),
    )
    .min(1),
});

/** Reports API v2; a record is one segment. */
export const Records = z.object({
  records: z.array(z.object({ message_id: z.string(), status: z.string() })).catch([]),
});

/** Account API. Money in euro. */
export const Balance = z.object({ value: z.number() });

/** Account and Reports API. */
export const Refusal = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  'error-code-label': z.string().optional(),
});

/** A delivery receipt: as JSON, as a form or in the query, as the account is set. */
export const Receipt = z.object({
  messageId: z.string().regex(/^[\w-]{1,64}$/),
  status: z.string(),
  'err-code': z.coerce.string().catch(''),
  'client-ref': z.string().optional(),
});
