import { z } from 'zod';
import { accountField, baseUrlField, secretField } from '../define-gateway.js';

/** The host is assigned per contract: new.e8d.tw, api.e8d.tw or one's own. */
export const Every8dCredentials = z.strictObject({
  baseUrl: baseUrlField(),
  uid: accountField({ 'zh-TW': '帳號', en: 'Account' }),
  password: secretField({ 'zh-TW': '密碼', en: 'Password' }),
});
export type Every8dCredentials = z.output<typeof Every8dCredentials>;

/** ConnectionHandler's answer: `Msg` is the token, or the reason beside `Status`. */
export const TokenAnswer = z.union([
  z.object({ Result: z.literal(true), Msg: z.string().min(1) }),
  z.object({ Result: z.literal(false), Status: z.coerce.string().catch(''), Msg: z.string().catch('') }),
]);

const Status = z.coerce.string().transform((status) => status.trim());
const Rows = z.object({ DATA: z.array(z.object({ STATUS: Status })).catch([]) });

/** `code, words`: the form of every failure. Null when the text is none. */
export function every8dFailure(text: string): { code: string; words: string } | null {
  const [, code, words] = /^\s*(-?\d{1,4})(?:\s*,\s*([^]*))?$/.exec(text) ?? [];
  return code === undefined ? null : { code, words: words?.trim() ?? '' };
}

/** `CREDIT,SENDED,COST,UNSEND,BATCHID` of a send; null when the text is not that. */
export function every8dReceipt(text: string): { sent: number; unsent: number; batchId: string } | null {
  const number = String.raw`\d+(?:\.\d+)?`;
  const form = new RegExp(`^${number},(\\d+),${number},(\\d+),([\\w-]{1,64})(?:,.*)?$`);
  const [, sent, unsent, batchId] = form.exec(text.trim()) ?? [];
  return batchId === undefined ? null : { sent: Number(sent), unsent: Number(unsent), batchId };
}

/** States of a batch's messages: JSON, or `count` and rows `NAME⇥MOBILE⇥TIME⇥COST⇥STATUS` from older hosts. */
export function every8dStates({ text, body }: { text: string; body: unknown }): string[] | null {
  const rows = Rows.safeParse(body);
  if (rows.success) return rows.data.DATA.map((row) => row.STATUS);
  const [count, ...lines] = text.trimEnd().split(/\r?\n/);
  if (!/^\d+$/.test(count?.trim() ?? '')) return null;
  return lines.flatMap((line) => {
    const cells = line.split('\t');
    return cells.length >= 5 ? [cells[4]?.trim() ?? ''] : [];
  });
}
