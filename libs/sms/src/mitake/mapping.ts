import type { Mask } from '../detail.js';
import type {
  SmsBalance,
  SmsRejection,
  SmsReportReading,
  SmsReportRequest,
  SmsResult,
  SmsState,
} from '../gateway.js';
import { reading, rejected } from '../outcome.js';
import { bareId, mitakeFields, mitakeRows, type MitakeFields } from './schema.js';

/** Appendix 2 of the API document: what may stand in place of a msgid. */
const refusals: Record<string, SmsRejection> = {
  '*': 'temporary',
  a: 'temporary',
  b: 'temporary',
  l: 'temporary',
  r: 'temporary',
  c: 'auth',
  d: 'auth',
  e: 'auth',
  f: 'auth',
  h: 'auth',
  k: 'auth',
  m: 'auth',
  n: 'auth',
  p: 'auth',
  s: 'no_credit',
  t: 'content',
  u: 'content',
  x: 'content',
  y: 'content',
  5: 'content',
  v: 'bad_number',
  6: 'bad_number',
};

/** Appendix 3: how a message that was taken ended; 0 to 3 are on the way. */
const ends: Record<string, 'delivered' | 'undelivered'> = {
  4: 'delivered',
  5: 'undelivered',
  6: 'undelivered',
  7: 'undelivered',
  8: 'undelivered',
  9: 'undelivered',
};

/** The same by name, where a report has no StatusFlag. UNKNOWN is no end. */
const namedEnds: Record<string, 'delivered' | 'undelivered'> = {
  DELIVRD: 'delivered',
  EXPIRED: 'undelivered',
  DELETED: 'undelivered',
  UNDELIV: 'undelivered',
  SYNTAXE: 'undelivered',
};

export function readSend(text: string, mask: Mask): SmsResult | null {
  const fields = mitakeFields(text);
  const code = fields['statuscode'];
  if (code === undefined) return null;
  const msgid = bareId(fields['msgid'] ?? '');
  // With a msgid it was taken, whatever has become of it since: a repeat is answered with the present state.
  if (msgid) return { kind: 'accepted', providerId: msgid };
  // Codes of messages that were taken: half of an answer is no refusal.
  if (/^[0-4]$/.test(code)) return null;
  return rejected(refusals[code] ?? 'temporary', describe(code, fields, mask));
}

export function readState(text: string, msgid: string, mask: Mask): SmsState | null {
  const row = mitakeRows(text).find((candidate) => candidate.msgid === bareId(msgid));
  if (!row) return refusalOf(text, mask);
  const end = ends[row.statuscode];
  if (end === 'delivered') return { kind: 'delivered', providerId: row.msgid };
  if (end) return { kind: 'undelivered', providerId: row.msgid, detail: `statuscode ${row.statuscode}` };
  return /^[0-3]$/.test(row.statuscode) ? { kind: 'accepted', providerId: row.msgid } : null;
}

export function readBalance(text: string, mask: Mask): SmsBalance | null {
  const fields = mitakeFields(text);
  const points = fields['AccountPoint'];
  if (points !== undefined && /^\d+(\.\d+)?$/.test(points)) return { ok: true, credits: Number(points) };
  const code = fields['statuscode'];
  return code === undefined ? null : { ok: false, detail: describe(code, fields, mask) };
}

/** GET with the state in StatusFlag or statusstr: statuscode is 0 or 1 there and only says that it was taken. */
export function readReport({ query }: SmsReportRequest): SmsReportReading {
  const msgid = bareId(query['msgid'] ?? '');
  if (!/^\w{1,36}$/.test(msgid)) return reading([]);
  const flag = query['StatusFlag'];
  const name = query['statusstr'] ?? '';
  const state = flag ? ends[flag] : namedEnds[name];
  // Without this very text the report comes again and again.
  const body = `magicid=sms_gateway_rpack\nmsgid=${msgid}\n`;
  if (!state) return reading([], { body });
  const detail = `StatusFlag ${flag ?? '-'}${/^[A-Z]{1,10}$/.test(name) ? ` ${name}` : ''}`;
  return reading([{ id: null, providerId: msgid, state, detail }], { body });
}

function refusalOf(text: string, mask: Mask): SmsState | null {
  const fields = mitakeFields(text);
  const code = fields['statuscode'];
  return code === undefined ? null : { kind: 'unavailable', detail: describe(code, fields, mask) };
}

function describe(code: string, fields: MitakeFields, mask: Mask): string {
  return `statuscode ${mask(code)}: ${mask(fields['Error'] ?? '')}`;
}
