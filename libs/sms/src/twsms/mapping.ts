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
import { referenceOf } from '../report-url.js';
import { twsmsAnswer, type TwsmsAnswer } from './schema.js';

/** API 4.0. Every other 00xxx finds fault with a field and is refused again. */
const refusals: Record<string, SmsRejection> = {
  '00010': 'auth',
  '00020': 'no_credit',
  '00030': 'auth',
  '00040': 'auth',
  '00100': 'bad_number',
  '00110': 'content',
  '00120': 'foreign',
  '00130': 'content',
  '99998': 'temporary',
  '99999': 'temporary',
};

const taken = new Set(['00000', '00001']);
const undelivered = /^(EXPIRED|DELETED|UNDELIV|REJ\w+|SYNTAXE|MOBERROR|MSGERROR|OTHERROR)$/i;

export function readSend(text: string, mask: Mask): SmsResult | null {
  const answer = twsmsAnswer(text);
  if (!answer) return null;
  if (taken.has(answer.code))
    return answer.msgid === undefined ? null : { kind: 'accepted', providerId: answer.msgid };
  const group = refusals[answer.code] ?? (answer.code.startsWith('00') ? 'content' : 'temporary');
  return rejected(group, describe(answer, mask));
}

export function readState(text: string, msgid: string, mask: Mask): SmsState | null {
  const answer = twsmsAnswer(text);
  if (!answer) return null;
  if (!taken.has(answer.code)) return { kind: 'unavailable', detail: describe(answer, mask) };
  const { state, word } = endOf(answer);
  if (state === 'delivered') return { kind: 'delivered', providerId: msgid };
  if (state === 'undelivered') return { kind: 'undelivered', providerId: msgid, detail: word };
  // Empty tags: nothing has come back from the carrier yet.
  return { kind: 'accepted', providerId: msgid };
}

export function readBalance(text: string, mask: Mask): SmsBalance | null {
  const answer = twsmsAnswer(text);
  if (!answer) return null;
  if (!taken.has(answer.code)) return { ok: false, detail: describe(answer, mask) };
  const { point } = answer;
  return point !== undefined && /^\d+(\.\d+)?$/.test(point) ? { ok: true, credits: Number(point) } : null;
}

/** POST of `<smsResp>` as the body or as a form's value; 200 is all it wants. Our id is in the address. */
export function readReport({ query, body }: SmsReportRequest): SmsReportReading {
  const answer = twsmsAnswer(/%3CsmsResp%3E/i.test(body) ? unescapeForm(body) : body);
  const providerId = answer?.msgid ?? '';
  if (!answer || !/^\d{1,20}$/.test(providerId)) return reading([]);
  const { state, word } = endOf(answer);
  return reading(state ? [{ id: referenceOf(query), providerId, state, detail: word }] : []);
}

/** The word stands in statustext, in older answers in statuscode. ACCEPTD and UNKNOWN are no end. */
function endOf({ statustext, statuscode }: TwsmsAnswer): {
  state: 'delivered' | 'undelivered' | undefined;
  word: string;
} {
  const words = [statustext ?? '', statuscode ?? ''].map((word) => word.toUpperCase());
  if (words.includes('DELIVRD')) return { state: 'delivered', word: 'DELIVRD' };
  const word = words.find((candidate) => undelivered.test(candidate));
  return word ? { state: 'undelivered', word } : { state: undefined, word: '' };
}

function unescapeForm(body: string): string {
  try {
    return decodeURIComponent(body.replaceAll('+', ' '));
  } catch {
    return '';
  }
}

function describe({ code, text }: TwsmsAnswer, mask: Mask): string {
  return `code ${code.slice(0, 5)}: ${mask(text ?? '')}`;
}
