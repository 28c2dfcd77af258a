import { z } from 'zod';
import { addressField, optionalField, plainField, secretField } from '../define-platform.js';

export const GenericHttpCredentials = z.strictObject({
  baseUrl: addressField({
    label: { 'zh-TW': 'API 網址', en: 'API address' },
    hint: {
      'zh-TW': '系統會呼叫此網址下的 /lookup 與 /member，須為公開的 https 網址。',
      en: 'We call /lookup and /member below it; a public https address.',
    },
  }),
  secret: secretField({
    label: { 'zh-TW': '簽章密鑰（至少 32 字元）', en: 'Signing secret (32 characters or more)' },
  }).min(32),
  timeoutSeconds: optionalField(
    plainField({
      label: { 'zh-TW': '查詢等候秒數', en: 'Seconds to wait for an answer' },
      hint: {
        'zh-TW': '1 至 10 秒，留白為 3 秒。逾時會請顧客稍後再試，不會當成查無會員。',
        en: '1 to 10; empty: 3. After that the customer is asked to try later, never told “not found”.',
      },
    }).regex(/^([1-9]|10)$/),
  ),
});
export type GenericHttpCredentials = z.output<typeof GenericHttpCredentials>;

const text = z.string().nullable().default(null);
/** money may come as text, so that no system has to round it */
const amount = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,12}(\.\d{1,4})?$/)
    .transform(Number),
]);
const gap = amount.pipe(z.number().nonnegative()).nullable().default(null);

/** Our own contract (docs/adding-a-shop.md), so its form is demanded. */
export const GenericMember = z.object({
  memberId: z.string().min(1).max(100),
  memberNumber: z.string().min(1).max(100).optional(),
  name: text,
  /** as the shop holds it, with + or in Taiwan's form; null: the shop answers for it */
  phone: text,
  phoneVerified: z.boolean().default(false),
  blocked: z.boolean().default(false),
  lineUserId: text,
  tier: z
    .object({ name: z.string(), expiresAt: text, nextName: text, toNextAmount: gap, toRenewAmount: gap })
    .nullable()
    .default(null),
  points: z.number().nullable().default(null),
  email: text,
  storeCredit: z
    .union([amount, z.object({ amount }).transform((credit) => credit.amount)])
    .nullable()
    .default(null),
  /** still to spend until the tier is kept; here, or `toRenewAmount` of the tier */
  renewalGap: gap,
  /** here, or `nextName` and `toNextAmount` of the tier */
  nextTier: z.object({ name: z.string(), gap }).nullable().default(null),
});
export type GenericMember = z.infer<typeof GenericMember>;

/** Answer of /lookup and /member. */
export const LookupAnswer = z
  .object({ found: z.boolean(), members: z.array(GenericMember).max(50) })
  .refine(({ found, members }) => found === members.length > 0, { error: '"found" and "members" differ' });
