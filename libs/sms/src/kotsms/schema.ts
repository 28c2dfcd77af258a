import { z } from 'zod';
import { accountField, optionalField, secretField } from '../define-gateway.js';

/** The password of the web site, or the API key: one of them. */
export const KotsmsCredentials = z
  .strictObject({
    username: accountField({ 'zh-TW': '帳號', en: 'Account' }),
    password: optionalField(secretField({ 'zh-TW': '密碼', en: 'Password' })),
    apiKey: optionalField(secretField({ 'zh-TW': 'API 金鑰', en: 'API key' })),
  })
  .refine(({ password, apiKey }) => (password === undefined) !== (apiKey === undefined), {
    error: 'password or apiKey, and not both',
    path: ['apiKey'],
  });
export type KotsmsCredentials = z.output<typeof KotsmsCredentials>;

/** The number of `kmsgid=123`: above 0 the message's id, below 0 the reason. Null when the text is not that. */
export function kotsmsNumber(text: string): number | null {
  const [, digits] = /^\s*kmsgid=(-?\d{1,15})\s*$/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** A bare number: the points, or below 0 the reason why not. */
export function bareNumber(text: string): number | null {
  return /^\s*-?\d{1,12}(\.\d+)?\s*$/.test(text) ? Number(text) : null;
}

/** The word of `statusstr=DELIVRD`, alone or among other fields. */
export function kotsmsStatus(text: string): string | null {
  return /(?:^|[&\s])statusstr=([A-Za-z]{1,20})(?:[&\s]|$)/.exec(text)?.[1] ?? null;
}
