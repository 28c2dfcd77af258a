import { z } from 'zod';

export const LineUserId = z.string().regex(/^U[0-9a-f]{32}$/, 'U and 32 hex digits');
/** ISO 8601, UTC */
export const Instant = z.iso.datetime();

const languages = ['zh-TW', 'en', 'ja', 'th'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** `pc`: LIFF opens outside LINE's browser, no rich menu. */
const deviceKinds = ['ios', 'android', 'pc'] as const;
export const DeviceKind = z.enum(deviceKinds);
export type DeviceKind = z.infer<typeof DeviceKind>;

/** `utou`: opened from the 1:1 chat. `none`: in LINE, not from a chat. `external`: another browser. */
const liffContexts = ['utou', 'none', 'external'] as const;
export const LiffContextType = z.enum(liffContexts);
export type LiffContextType = z.infer<typeof LiffContextType>;

export const FriendState = z.enum(['friend', 'blocked', 'none']);
export type FriendState = z.infer<typeof FriendState>;

export const Texts = z.object({ 'zh-TW': z.string(), en: z.string() });
export type Texts = z.infer<typeof Texts>;
