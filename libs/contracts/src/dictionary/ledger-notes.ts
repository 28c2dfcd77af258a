import type { Locale } from '../primitives.js';
import type { LedgerEntry } from '../routes/sms.js';

type Texts = Record<Locale, string>;

/** What the product itself writes into the ledger; staff's own notes stand as they were typed. */
const notes = {
  topUp: { provision: { 'zh-TW': '開通贈點', en: 'Initial credit' } },
  charge: { OTP: { 'zh-TW': '驗證碼', en: 'Code' }, TEST: { 'zh-TW': '測試簡訊', en: 'Test' } },
  refund: {
    'SMS not sent': { 'zh-TW': '簡訊未送出', en: 'SMS not sent' },
    'SMS not delivered': { 'zh-TW': '簡訊未送達', en: 'SMS not delivered' },
  },
} as const satisfies Record<LedgerEntry['kind'], Record<string, Texts>>;

/** A note in the reader's language: `OTP 0912-***-678` is 驗證碼 0912-***-678. */
export function ledgerNote({ kind, note }: Pick<LedgerEntry, 'kind' | 'note'>, locale: Locale): string {
  const known: Readonly<Record<string, Texts>> = notes[kind];
  if (Object.hasOwn(known, note)) return known[note]?.[locale] ?? note;
  const [word = '', ...rest] = note.split(' ');
  if (kind !== 'charge' || !Object.hasOwn(known, word)) return note;
  return [known[word]?.[locale], ...rest].join(' ');
}
