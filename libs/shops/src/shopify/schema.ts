import { z } from 'zod';
import { optionalField, plainField, secretField } from '../define-platform.js';

export const ShopifyCredentials = z.strictObject({
  shop: plainField({
    label: { 'zh-TW': '商店網址', en: 'Shop address' },
    hint: { 'zh-TW': '例如 sunrise.myshopify.com', en: 'For example sunrise.myshopify.com' },
  }).regex(/^[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com$/i),
  accessToken: secretField({
    label: { 'zh-TW': 'Admin API 存取權杖', en: 'Admin API access token' },
    hint: {
      'zh-TW': '自訂 App 安裝後取得，以 shpat_ 開頭。',
      en: 'Shown once when the custom app is installed; begins shpat_.',
    },
  }),
  webhookSecret: optionalField(
    secretField({
      label: {
        'zh-TW': 'API 密鑰（選填，會員異動通知用）',
        en: 'API secret key (optional, for notices of changes)',
      },
      hint: { 'zh-TW': '自訂 App 的「API 密鑰」。', en: 'Of the custom app.' },
    }),
  ),
});
export type ShopifyCredentials = z.output<typeof ShopifyCredentials>;

/** Shopify's answers as far as they are read. Source: shopify.dev/docs/api/admin-graphql. */
const text = z.string().nullable().catch(null);

export const ShopifyCustomer = z.object({
  legacyResourceId: z.union([z.string().min(1), z.number()]).transform(String),
  displayName: text,
  defaultPhoneNumber: z.object({ phoneNumber: text }).nullable().catch(null),
});
export type ShopifyCustomer = z.infer<typeof ShopifyCustomer>;

export const CustomerData = z.object({ customer: ShopifyCustomer.nullable() });

export const InstallationData = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

/** Faults come with status 200. */
export const GraphqlFault = z.object({
  errors: z
    .array(z.object({ extensions: z.object({ code: z.string().catch('') }).catch({ code: '' }) }))
    .min(1),
});

/**
 * The fault of a query that costs more points than are left (shopify.dev/docs/api/usage/limits), read as the ms until
 * they are there again; 0 when that is not said.
 */
export const Throttled = z
  .object({
    errors: z.array(z.object({ extensions: z.object({ code: z.literal('THROTTLED') }) })).min(1),
    extensions: z
      .object({
        cost: z.object({
          requestedQueryCost: z.number(),
          throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
        }),
      })
      .nullable()
      .catch(null),
  })
  .transform(({ extensions }) => {
    if (!extensions) return 0;
    const { requestedQueryCost: costs, throttleStatus: has } = extensions.cost;
    return Math.max(0, Math.ceil(((costs - has.currentlyAvailable) / has.restoreRate) * 1000));
  });

const UserErrors = z.array(z.object({ message: z.string().catch('') }));

export const TagsAdded = z.object({ tagsAdd: z.object({ userErrors: UserErrors }) });

export const Subscribed = z.object({ webhookSubscriptionCreate: z.object({ userErrors: UserErrors }) });
