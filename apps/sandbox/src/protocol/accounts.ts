import { z } from 'zod';

/** A LINE Official Account that the product does not know yet: for trying how one is connected. */
export const OpenBrand = z.strictObject({ name: z.string().min(1).max(20) });

/**
 * What its owner did, or forgot, in LINE's consoles; only what is given changes. A new secret makes the old one
 * worthless at once. `foreign`: the Login channel stands under another provider.
 */
export const ChangeBrand = z.strictObject({
  messagingSecret: z.string().min(8).optional(),
  loginSecret: z.string().min(8).optional(),
  provider: z.enum(['same', 'foreign']).optional(),
  /** the shield: without it LINE lists no friends */
  verified: z.boolean().optional(),
  webhook: z
    .strictObject({
      endpoint: z.string().nullable(),
      active: z.boolean(),
      /** what LINE meets instead of the product; null: nothing */
      trouble: z.enum(['could_not_connect', 'request_timeout', 'error_status']).nullable(),
    })
    .partial()
    .optional(),
  /** the account's own LIFF app, or the newest where it has none of its own */
  liffApp: z
    .strictObject({
      size: z.enum(['compact', 'tall', 'full']),
      url: z.url(),
      scope: z.array(z.string()),
      botPrompt: z.enum(['normal', 'aggressive', 'none']),
    })
    .partial()
    .optional(),
  /** what another tool did to the menus that were made by API */
  richMenus: z
    .strictObject({
      deleted: z.literal(true),
      /** `other`: a menu of the other tool; `none`: the default was taken away */
      default: z.enum(['other', 'none']),
    })
    .partial()
    .optional(),
});
export type ChangeBrand = z.infer<typeof ChangeBrand>;
