import { z } from 'zod';

/** SHOPLINE's answers (open.shopline.io/v1), as far as they are read. Source: open-api.docs.shoplineapp.com. */
const text = z.string().nullable().catch(null);

export const ShoplineTier = z.object({
  name_translations: z.record(z.string(), z.string().nullable()).nullable().catch(null),
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
  line_id: text,
});
export type ShoplineCustomer = z.infer<typeof ShoplineCustomer>;

export const CustomerPage = z.object({
  items: z.array(ShoplineCustomer),
  pagination: z.object({ total_pages: z.number().int().nonnegative().catch(1) }).catch({ total_pages: 1 }),
});

const scopeList = z.union([
  z.array(z.string()),
  z.string().transform((scopes) => scopes.split(/[\s,]+/).filter(Boolean)),
]);

/** GET /token/info; the place of the scopes is not documented exactly. */
export const TokenInfo = z
  .object({ scopes: scopeList.optional().catch(undefined), scope: scopeList.optional().catch(undefined) })
  .transform((info) => info.scopes ?? info.scope ?? []);
