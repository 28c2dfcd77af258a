import { z } from 'zod';
import { fieldWhen, optionalField, plainField, secretField } from '../define-platform.js';

const hmac = { field: 'scheme', value: 'hmac' };

export const CyberbizCredentials = z
  .strictObject({
    scheme: z
      .enum(['hmac', 'token'])
      .default('hmac')
      .meta({
        label: { 'zh-TW': '授權方式', en: 'Kind of access' },
        options: [
          { value: 'hmac', label: { 'zh-TW': 'API 帳號與密鑰', en: 'API username and secret' } },
          { value: 'token', label: { 'zh-TW': 'App Store 權杖', en: 'App store token' } },
        ],
      }),
    username: fieldWhen(plainField({ label: { 'zh-TW': 'API 帳號', en: 'API username' } }), hmac),
    secret: fieldWhen(secretField({ label: { 'zh-TW': 'API 密鑰', en: 'API secret' } }), hmac),
    accessToken: fieldWhen(secretField({ label: { 'zh-TW': 'App Store 權杖', en: 'App store token' } }), {
      field: 'scheme',
      value: 'token',
    }),
    webhookSecret: optionalField(
      secretField({
        label: {
          'zh-TW': 'Webhook 密鑰（選填，會員異動通知用）',
          en: 'Webhook secret (optional, for notices of changes)',
        },
      }),
    ),
  })
  .superRefine(({ scheme, username, secret, accessToken }, ctx) => {
    const needed = scheme === 'hmac' ? { username, secret } : { accessToken };
    for (const [path, value] of Object.entries(needed))
      if (value === undefined) ctx.addIssue({ code: 'custom', path: [path], message: 'is missing' });
  });
export type CyberbizCredentials = z.output<typeof CyberbizCredentials>;

/** CYBERBIZ's answers as far as they are read. Source: public SDKs' recorded answers, cyberbiz.io/support. */
const text = z.string().nullable().catch(null);
const id = z.union([z.string().min(1), z.number()]).transform(String);

/** GET /v1/customers/get_customer_id: nobody is `[]` with status 206, or null. */
export const CustomerIds = z
  .array(z.object({ customer_id: id, customer_mobile: text }))
  .nullable()
  .transform((found) => found ?? []);
export type CustomerIds = z.infer<typeof CustomerIds>;

const customer = {
  name: text,
  email: text,
  /** pending, validate, enabled, disabled, invited, declined, warning */
  status: text,
  country_calling_code: text,
  mobile: text,
  /** when the shop has proven the number; Taipei time without a mark */
  mobile_sms_confirmed_at: text,
  bonus_remain: z.number().nullable().catch(null),
  uid_providers: z.array(z.object({ provider_type: text, uid: text })).catch([]),
};

/** GET /v1/customers/{id}: has no id of its own. */
export const CyberbizCustomer = z.object(customer);
export type CyberbizCustomer = z.infer<typeof CyberbizCustomer>;

/** GET /v2/customers?ids=: knows neither points nor LINE ids. */
export const CyberbizCustomers = z.array(z.object({ id, ...customer }));

/** The level's own fields were never seen filled; a name is taken where one is. */
const Level = z
  .union([z.string(), z.object({ name: text, title: text }).transform(({ name, title }) => name ?? title)])
  .nullable()
  .catch(null);

/** GET /v1/customers/{id}/vip_info: every part may be null. */
const amount = z.coerce.number().nullable().catch(null);
export const VipInfo = z.object({
  current_level: Level,
  next_level: Level,
  extra_info: z
    .object({
      end_at: text,
      // spent within the validity, or ever: a shop counts one of the two
      difference_of_total_spent_in_validity_days_for_renewal: amount,
      difference_of_total_spent_for_renewal: amount,
      difference_of_total_spent_in_validity_days_for_upgrade: amount,
      difference_of_total_spent_for_upgrade: amount,
    })
    .nullable()
    .catch(null),
});
export type VipInfo = z.infer<typeof VipInfo>;

const words = z.union([z.string(), z.array(z.string())]);
/** `{"error": […]}`, `{"error": ""}`, `{"message"}`, `{"messages"}`, or no body at all. */
export const CyberbizError = z
  .object({
    error: words.optional().catch(undefined),
    message: words.optional().catch(undefined),
    messages: words.optional().catch(undefined),
  })
  .catch({})
  .transform(({ error, message, messages }) => [error, message, messages].flat().find(Boolean) ?? null);
