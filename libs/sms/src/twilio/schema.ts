import { z } from 'zod';
import { accountField, optionalField, plainField, secretField } from '../define-gateway.js';

/** The auth token and not an API key: Twilio signs its reports with it. A sender, or a service that chooses one. */
export const TwilioCredentials = z
  .strictObject({
    accountSid: accountField({ 'zh-TW': '帳戶 SID', en: 'Account SID' }).regex(/^AC[0-9a-fA-F]{32}$/),
    authToken: secretField({ 'zh-TW': '驗證權杖', en: 'Auth token' }),
    from: optionalField(plainField({ 'zh-TW': '發送者', en: 'Sender' })),
    messagingServiceSid: optionalField(
      plainField({ 'zh-TW': 'Messaging Service SID', en: 'Messaging Service SID' }).regex(
        /^MG[0-9a-fA-F]{32}$/,
      ),
    ),
  })
  .refine(({ from, messagingServiceSid }) => (from === undefined) !== (messagingServiceSid === undefined), {
    error: 'from or messagingServiceSid, and not both',
    path: ['messagingServiceSid'],
  });
export type TwilioCredentials = z.output<typeof TwilioCredentials>;

/** A message resource; `error_code` is null while nothing is wrong. */
export const Message = z.object({
  sid: z.string().min(1),
  status: z.string(),
  error_code: z.number().nullish(),
});

/** Every 4xx and 5xx. */
export const Refusal = z.object({ code: z.number(), message: z.string().catch('') });

/** Money as text. */
export const Balance = z.object({
  balance: z.string().regex(/^-?\d+(\.\d+)?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
