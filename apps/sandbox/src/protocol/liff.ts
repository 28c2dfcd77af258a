import { z } from 'zod';
import { LiffContextType, LineUserId } from './people.js';

export const OpenLiff = z.strictObject({
  liffId: z.string(),
  /** what follows the LIFF id, e.g. `/card?from=menu` */
  path: z.string().max(1000).optional(),
  context: LiffContextType.optional(),
});
/** `url` goes into the frame. */
export const OpenedLiff = z.object({ url: z.string() });
export type OpenedLiff = z.infer<typeof OpenedLiff>;

export const brokenTokens = [
  'expired',
  'wrong-audience',
  'wrong-issuer',
  'alg-none',
  'hs256',
  'unknown-kid',
  'bad-signature',
  'no-sub',
  'not-yet-valid',
] as const;
export const BrokenToken = z.enum(brokenTokens);
export type BrokenToken = z.infer<typeof BrokenToken>;

export const CreateIdToken = z.strictObject({
  lineUserId: LineUserId.optional(),
  persona: z.string().optional(),
  liffId: z.string().optional(),
  context: LiffContextType.optional(),
  broken: BrokenToken.optional(),
});
export const CreatedIdToken = z.object({
  idToken: z.string(),
  accessToken: z.string(),
  lineUserId: LineUserId,
  liffId: z.string(),
});
export type CreatedIdToken = z.infer<typeof CreatedIdToken>;

/** What a framed page posts to the phone page with window.postMessage. Check `event.source` and parse. */
export const FrameMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('liff.init'), liffId: z.string() }),
  z.object({ type: z.literal('liff.closeWindow'), liffId: z.string().nullable() }),
  z.object({ type: z.literal('liff.openWindow'), url: z.string(), external: z.boolean() }),
  /** line.me/R/oaMessage: open the chat with the text pre-filled, not sent */
  z.object({ type: z.literal('oaMessage'), basicId: z.string(), text: z.string() }),
]);
export type FrameMessage = z.infer<typeof FrameMessage>;
