import { z } from 'zod';
import { optionalField, plainField, secretField } from '../define-platform.js';

export const ShoplineCredentials = z.strictObject({
  handle: plainField({
    label: { 'zh-TW': '商店代稱（handle）', en: 'Shop handle' },
    hint: {
      'zh-TW': '商店網址中的英文代稱，例如 sunrise-shop。',
      en: 'The short name in the shop’s address, such as sunrise-shop.',
    },
  }).regex(/^[a-z0-9][a-z0-9_-]{0,99}$/i),
  accessToken: secretField({
    label: { 'zh-TW': 'API 權杖', en: 'API token' },
    hint: {
      'zh-TW': 'SHOPLINE 後台「設定 > 管理員設定 > API Auth」產生的權杖。',
      en: 'Made in the SHOPLINE admin under Settings > Staff > API Auth.',
    },
  }),
  merchantId: optionalField(
    plainField({
      label: {
        'zh-TW': '商家 ID（選填，會員異動通知用）',
        en: 'Merchant ID (optional, for notices of changes)',
      },
      hint: {
        'zh-TW': '24 碼英數字。SHOPLINE 以此確認通知網址。',
        en: '24 letters and digits. SHOPLINE checks our address by it.',
      },
    }).regex(/^[0-9a-f]{24}$/i),
  ),
  webhookSecret: optionalField(
    secretField({
      label: { 'zh-TW': '開發者 App 密鑰（選填）', en: 'Secret of a developer’s app (optional)' },
      hint: {
        'zh-TW': '填入後，未以此密鑰簽章的通知一律拒絕。',
        en: 'Once it is set, notices without its signature are refused.',
      },
    }),
  ),
});
export type ShoplineCredentials = z.output<typeof ShoplineCredentials>;

/** SHOPLINE's answers (open.shopline.io/v1), as far as they are read. Source: open-api.docs.shoplineapp.com. */
const text = z.string().nullable().catch(null);

export const ShoplineTier = z.object({
  name_translations: z.record(z.string(), z.string().nullable()).nullable().catch(null),
});

/** Money that was spent and money that a tier takes; null at the top, or where a tier never ends. */
const amount = z.number().nullable().catch(null);
export const ShoplineTierGap = z.object({
  next_tier: ShoplineTier.nullable().catch(null),
  user_spending: amount,
  user_spendings_for_extend: amount,
  next_total_spending: amount,
  extend_total_spending: amount,
});

/** Only `id` must be there: a customer with an odd field is still a customer. */
export const ShoplineCustomer = z.object({
  id: z.string().min(1),
  name: text,
  /** shown only when the mobile number is confirmed */
  mobile_phone: text,
  mobile_phone_verified: z.boolean().catch(false),
  mobile_phone_country_calling_code: text,
  /** typed in, not verified; hidden once the mobile number is confirmed */
  phones: z.array(z.string()).catch([]),
  phone: text,
  phone_country_code: text,
  is_blacklisted: z.boolean().catch(false),
  membership_tier: ShoplineTier.nullable().catch(null),
  tier_expires_at: text,
  membership_tier_gap: ShoplineTierGap.nullable().catch(null),
  member_point_balance: amount,
  credit_balance: amount,
  email: text,
  line_id: text,
  /** the shop's own number for this customer; empty unless the shop or a system of its own writes it */
  ref_user_id: z
    .union([z.string(), z.number().transform(String)])
    .nullable()
    .catch(null),
});
export type ShoplineCustomer = z.infer<typeof ShoplineCustomer>;

export const CustomerPage = z.object({
  items: z.array(ShoplineCustomer),
  pagination: z.object({ total_pages: z.number().int().nonnegative().catch(1) }).catch({ total_pages: 1 }),
});
export type CustomerPage = z.infer<typeof CustomerPage>;

/** PATCH /customers/{id}/tags answers with the customer. */
export const CustomerTags = z.object({ tags: z.array(z.string()) });

/** POST and PUT /webhooks. Other states than `active` are not documented. */
export const Subscribed = z.object({ status: z.string() });

/** GET /webhooks: https://open-api.docs.shoplineapp.com/docs/get-webhooks */
export const SubscriptionPage = z.object({
  items: z.array(
    z.object({ id: z.string(), address: z.string(), status: z.string(), topics: z.array(z.string()) }),
  ),
  pagination: z.object({ total_pages: z.number().int().nonnegative().catch(1) }).catch({ total_pages: 1 }),
});
export type SubscriptionPage = z.infer<typeof SubscriptionPage>;

const scopeList = z.union([
  z.array(z.string()),
  z.string().transform((scopes) => scopes.split(/[\s,]+/).filter(Boolean)),
]);

/** GET /token/info; the place of the scopes is not documented exactly. */
export const TokenInfo = z
  .object({ scopes: scopeList.optional().catch(undefined), scope: scopeList.optional().catch(undefined) })
  .transform((info) => info.scopes ?? info.scope ?? []);
