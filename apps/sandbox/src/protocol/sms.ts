import { z } from 'zod';
import { Instant } from './people.js';

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
