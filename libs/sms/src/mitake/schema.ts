import { z } from 'zod';
import { accountField, baseUrlField, secretField } from '../define-gateway.js';

/** The address differs per account (smsapi…/api/mtk, smsb2c…/b2c/mtk) and one does not know another's accounts. */
export const MitakeCredentials = z.strictObject({
  baseUrl: baseUrlField(),
  username: accountField({ 'zh-TW': '帳號', en: 'Account' }),
  password: secretField({ 'zh-TW': '密碼', en: 'Password' }),
});
export type MitakeCredentials = z.output<typeof MitakeCredentials>;

/** `key=value` lines of one answer; `[1]`, `[clientid]` lines divide records and are left out: we send one. */
export type MitakeFields = Record<string, string>;

/**
 * Fields of an answer in Mitake's text form. HTTP is 200 even on error; `msgid` is there only when the message was
 * taken and may begin with `#`.
 */
export function mitakeFields(text: string): MitakeFields {
  const pairs = text.split(/\r?\n/).flatMap((line) => {
    const match = /^(\w+)=(.*)$/.exec(line.trim());
    return match ? [[match[1], match[2]?.trim()] as const] : [];
  });
  return Object.fromEntries(pairs) as MitakeFields;
}

/** One row of SmQuery: `msgid⇥statuscode⇥statustime`. */
export type MitakeRow = { msgid: string; statuscode: string };

export function mitakeRows(text: string): MitakeRow[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [msgid, statuscode] = line.split('\t').map((cell) => cell.trim());
    return msgid && statuscode ? [{ msgid: bareId(msgid), statuscode }] : [];
  });
}

/** `#000000013` in an answer is `000000013` in a report. */
export function bareId(msgid: string): string {
  return msgid.replace(/^#/, '');
}
