import { z } from 'zod';
import { baseUrlField, secretField } from '../define-gateway.js';
import { smsRejections } from '../gateway.js';

export const GenericHttpCredentials = z.strictObject({
  baseUrl: baseUrlField(),
  secret: secretField({
    'zh-TW': '簽章密鑰（至少 32 字元）',
    en: 'Signing secret (32 characters or more)',
  }).min(32),
});
export type GenericHttpCredentials = z.output<typeof GenericHttpCredentials>;

const providerId = z.string().min(1).max(128);
const words = z.string().catch('');

/** Answer of POST /send. */
export const SendAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('accepted'), providerId }),
  z.object({ state: z.literal('rejected'), group: z.enum(smsRejections), message: words }),
]);

/** Answer of POST /query. */
export const QueryAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['accepted', 'delivered']), providerId }),
  z.object({ state: z.literal('undelivered'), providerId, message: words }),
  z.object({ state: z.literal('not_found') }),
]);

/** Answer of POST /balance; money where `currency` is given, else messages. */
export const BalanceAnswer = z.object({
  credits: z.number(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});

/** A report: POST to our address, signed like our calls; `accepted` says nothing final. */
export const Report = z.object({
  event: z.literal('sms.report'),
  id: z.string().regex(/^[\w-]{1,64}$/),
  providerId,
  state: z.enum(['accepted', 'delivered', 'undelivered']),
  message: words,
});
