import type {
  SmsBalance,
  SmsRejection,
  SmsReportReading,
  SmsReportRequest,
  SmsResult,
  SmsState,
} from '../gateway.js';
import { reading, rejected } from '../outcome.js';
import { bareNumber, kotsmsNumber, kotsmsStatus } from './schema.js';

/** -4: the sender's short code is not set up; -59999: their billing is broken; -999949999: only from Taiwan. */
const refusals: Record<number, SmsRejection> = {
  [-1]: 'temporary',
  [-2]: 'auth',
  [-4]: 'auth',
  [-5]: 'bad_number',
  [-6]: 'bad_number',
  [-20]: 'content',
  [-21]: 'content',
  [-1000]: 'content',
  [-59999]: 'temporary',
  [-60002]: 'no_credit',
  [-60014]: 'opted_out',
  [-999949999]: 'auth',
  [-999979999]: 'auth',
  [-999989999]: 'content',
};

/** The same Ftcode within 12 h; the same number and text within one second. */
const repeated = new Set([-999959999, -999969999]);

/** Long and short forms of one word are both seen: DELIVRD, DELIVERED. ACCEPTED and UNKNOWN are no end. */
const ends: readonly (readonly [RegExp, 'delivered' | 'undelivered'])[] = [
  [/^DELIV/i, 'delivered'],
  [/^(EXPIRED|DELETED|UNDELIV|REJECT|SYNTAXE)/i, 'undelivered'],
];
const underway = /^(ACCEPT|UNKNOWN|ENROUTE|SCHEDULED)/i;

export function readSend(text: string): SmsResult | null {
  const number = kotsmsNumber(text);
  if (number === null || number === 0) return null;
  if (number > 0) return { kind: 'accepted', providerId: String(number) };
  // An earlier try under this id got there, but its id, and even whether it was taken, is not told.
  if (repeated.has(number)) return { kind: 'unknown', detail: `${describe(number)}, sent before` };
  return rejected(refusals[number] ?? 'temporary', describe(number));
}

export function readState(text: string, kmsgid: string): SmsState | null {
  const status = kotsmsStatus(text);
  if (status !== null) {
    const state = endOf(status);
    if (state === 'delivered') return { kind: 'delivered', providerId: kmsgid };
    if (state) return { kind: 'undelivered', providerId: kmsgid, detail: status };
    return underway.test(status) ? { kind: 'accepted', providerId: kmsgid } : null;
  }
  const code = bareNumber(text) ?? kotsmsNumber(text);
  return code === null ? null : { kind: 'unavailable', detail: describe(code) };
}

export function readBalance(text: string): SmsBalance | null {
  const points = bareNumber(text) ?? kotsmsNumber(text);
  if (points === null) return null;
  return points >= 0 ? { ok: true, credits: points } : { ok: false, detail: describe(points) };
}

/** GET with kmsgid and statusstr; 200 is all it wants. */
export function readReport({ query }: SmsReportRequest): SmsReportReading {
  const { kmsgid: providerId = '', statusstr = '' } = query;
  const state = endOf(statusstr);
  if (!/^\d{1,15}$/.test(providerId) || !state) return reading([]);
  return reading([{ id: null, providerId, state, detail: statusstr.slice(0, 20) }]);
}

function endOf(status: string): 'delivered' | 'undelivered' | undefined {
  if (!/^[A-Za-z]{1,20}$/.test(status)) return undefined;
  return ends.find(([form]) => form.test(status))?.[1];
}

function describe(code: number): string {
  return `code ${code}`;
}
