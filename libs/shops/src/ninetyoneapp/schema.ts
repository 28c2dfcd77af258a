import { z } from 'zod';
import { plainField, secretField } from '../define-platform.js';

export const NinetyOneAppCredentials = z.strictObject({
  shopId: plainField({ label: { 'zh-TW': '商店編號（ShopId）', en: 'Shop id (ShopId)' } }).regex(
    /^\d{1,12}$/,
  ),
  apiKey: secretField({ label: { 'zh-TW': 'API 金鑰（x-api-key）', en: 'API key (x-api-key)' } }),
});
export type NinetyOneAppCredentials = z.output<typeof NinetyOneAppCredentials>;

/**
 * 91APP's answers. Path, header and request are known in public; THE ANSWERS ARE NOT CONFIRMED. Names of fields are
 * read in the spellings that 91APP uses elsewhere; what is not understood is "unavailable", never "nobody".
 */
const loose = z.record(z.string(), z.unknown());

/** The member stands under `Data`, alone or in a list; `null` or `[]` is nobody. */
export const MemberAnswer = z.object({ Data: z.union([loose, z.array(loose), z.null()]) });
export type MemberFields = z.infer<typeof loose>;
