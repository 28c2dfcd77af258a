import { z } from 'zod';
import { optionalField, plainField, secretField } from '../define-platform.js';

export const EasystoreCredentials = z.strictObject({
  shop: plainField({
    label: { 'zh-TW': '商店網址', en: 'Shop address' },
    hint: { 'zh-TW': '例如 sunrise.easy.co', en: 'For example sunrise.easy.co' },
  }).regex(/^[a-z0-9][a-z0-9-]{0,60}\.easy\.co$/i),
  accessToken: secretField({ label: { 'zh-TW': 'API 存取權杖', en: 'API access token' } }),
  webhookSecret: optionalField(
    secretField({
      label: {
        'zh-TW': 'Client Secret（選填，會員異動通知用）',
        en: 'Client secret (optional, for notices of changes)',
      },
    }),
  ),
});
export type EasystoreCredentials = z.output<typeof EasystoreCredentials>;

/**
 * EasyStore's answers as far as they are read. Address, token, search by phone and the form of numbers are what
 * public clients use (developers.easystore.co); where tier and points stand is not confirmed.
 */
const text = z.string().nullable().catch(null);
const id = z.union([z.string().min(1), z.number()]).transform(String);
const amount = z.coerce.number();

const Membership = z
  .object({ name: text, tier_name: text, expired_at: text, expires_at: text })
  .transform(({ name, tier_name: tier, expired_at: expired, expires_at: expires }) => ({
    name: name ?? tier,
    expiresAt: expired ?? expires,
  }))
  .nullable()
  .catch(null);

export const EasystoreCustomer = z.object({
  id,
  code: text,
  name: text,
  first_name: text,
  last_name: text,
  email: text,
  phone: text,
  is_blocked: z.boolean().catch(false),
  points: z
    .union([amount, z.object({ balance: amount }).transform(({ balance }) => balance)])
    .nullable()
    .catch(null),
  membership: Membership,
});
export type EasystoreCustomer = z.infer<typeof EasystoreCustomer>;

export const CustomerList = z.object({ customers: z.array(EasystoreCustomer) });
export const OneCustomer = z.object({ customer: EasystoreCustomer });
export const Store = z.object({ store: z.object({ id }) });
