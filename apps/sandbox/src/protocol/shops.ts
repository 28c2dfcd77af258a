import { z } from 'zod';

/** Pretend shops that call the product when a member changes. */
export const CallingShop = z.enum(['shopline', 'cyberbiz', 'shopify', 'easystore']);
export type CallingShop = z.infer<typeof CallingShop>;

/** `PUT /api/shops/{shop}`: the address that staff paste in the shop's console; null: none. */
export const ChangeShop = z.strictObject({ webhookUrl: z.url().nullable() });

/** `PUT /api/shops/{shop}/members/{phone}`: in every calling shop; the named one tells the product. */
export const ChangeMember = z.strictObject({
  phone: z.string().optional(),
  deleted: z.literal(true).optional(),
});

export const ShopNotice = z.object({
  topic: z.string(),
  status: z.number().int().nullable(),
  ms: z.number(),
  error: z.string().nullable(),
});
export type ShopNotice = z.infer<typeof ShopNotice>;
