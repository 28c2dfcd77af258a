import { z } from 'zod';
import { accountField, secretField } from '../define-gateway.js';

export const TwsmsCredentials = z.strictObject({
  username: accountField({ 'zh-TW': '帳號', en: 'Account' }),
  password: secretField({ 'zh-TW': '密碼', en: 'Password' }),
});
export type TwsmsCredentials = z.output<typeof TwsmsCredentials>;

/** In JSON the msgid is a number, the rest are texts; an empty tag is an absent field. */
const Field = z.union([z.string(), z.number()]).transform((value) => String(value).trim() || undefined);
const Answer = z.object({
  code: Field,
  text: Field.optional(),
  msgid: Field.optional(),
  statuscode: Field.optional(),
  statustext: Field.optional(),
  point: Field.optional(),
});
export type TwsmsAnswer = z.output<typeof Answer> & { code: string };

/**
 * Fields of `<smsResp>…` or of the same as JSON; null when the text is neither. Read tag by tag and not as XML: the
 * provider's own sample has a stray `>` behind the code, and no field holds another.
 */
export function twsmsAnswer(text: string): TwsmsAnswer | null {
  const parsed = Answer.safeParse(/<smsResp>/i.test(text) ? tagsOf(text) : jsonOf(text));
  const code = parsed.success ? parsed.data.code?.replace(/\D/g, '') : undefined;
  return parsed.success && code ? { ...parsed.data, code } : null;
}

function tagsOf(xml: string): Record<string, string> {
  const tags = [...xml.matchAll(/<(code|text|msgid|statuscode|statustext|point)>([^<]*)</gi)];
  return Object.fromEntries(tags.map(([, name = '', value = '']) => [name.toLowerCase(), value]));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
