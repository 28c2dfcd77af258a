import type { Mask } from '../detail.js';
import type {
  SmsBalance,
  SmsRejection,
  SmsReportReading,
  SmsReportRequest,
  SmsResult,
  SmsState,
} from '../gateway.js';
import type { HttpAnswer } from '../http.js';
import { reading, rejected } from '../outcome.js';
import { ourId } from '../report-url.js';
import { every8dFailure, every8dReceipt, every8dStates } from './schema.js';

/** API 2.1; -3 is judged by its words, see `groupOf`. */
const refusals: Record<string, SmsRejection> = {
  '-1': 'content',
  '-2': 'auth',
  '-4': 'content',
  '-5': 'content',
  '-8': 'bad_number',
  '-24': 'content',
  '-41': 'bad_number',
  '-99': 'temporary',
  '-100': 'auth',
  '-101': 'auth',
  '-300': 'auth',
  102: 'temporary',
  103: 'bad_number',
  104: 'opted_out',
  105: 'content',
  106: 'content',
  301: 'no_credit',
  500: 'foreign',
};

/** 0, 300, 700 and 888 (test mode) are on the way; 999 is the customer's answer and no state at all. */
const underway = new Set(['0', '300', '700', '888']);
const undelivered = /^(-\d+|10[1-7]|301|303|500)$/;

export function readSend({ text }: HttpAnswer, mask: Mask): SmsResult | null {
  const receipt = every8dReceipt(text);
  if (receipt) {
    if (receipt.sent > 0) return { kind: 'accepted', providerId: receipt.batchId };
    if (receipt.unsent > 0) return rejected('no_credit', `UNSEND ${receipt.unsent}`);
    return rejected('temporary', 'SENDED 0');
  }
  const failure = every8dFailure(text);
  if (!failure) return null;
  // A positive number with nothing or with numbers after it is no failure, only half a receipt: its first is the credit.
  if (!failure.code.startsWith('-') && /^[\d.,]*$/.test(failure.words)) return null;
  const group = groupOf(failure) ?? (failure.code.startsWith('-') ? 'temporary' : null);
  return group && rejected(group, describe(failure, mask));
}

export function readState(answer: HttpAnswer, batchId: string, mask: Mask): SmsState | null {
  const failure = every8dFailure(answer.text);
  // A lone 0 is the count of an empty list.
  if (failure && failure.code !== '0') return { kind: 'unavailable', detail: describe(failure, mask) };
  const states = every8dStates(answer);
  if (!states) return null;
  const [status] = states;
  if (status === undefined) return { kind: 'unavailable', detail: 'no record of this batch yet' };
  if (status === '100') return { kind: 'delivered', providerId: batchId };
  if (underway.has(status)) return { kind: 'accepted', providerId: batchId };
  if (undelivered.test(status))
    return { kind: 'undelivered', providerId: batchId, detail: `status ${status}` };
  return null;
}

export function readBalance({ text }: HttpAnswer, mask: Mask): SmsBalance | null {
  const credits = text.trim();
  if (/^\d+(\.\d+)?$/.test(credits)) return { ok: true, credits: Number(credits) };
  const failure = every8dFailure(text);
  return failure && { ok: false, detail: describe(failure, mask) };
}

/** GET with BatchID, STATUS and our id in SUBJECT; 200 is all it wants. */
export function readReport({ query }: SmsReportRequest): SmsReportReading {
  const { BatchID: providerId = '', STATUS: status = '', SUBJECT: subject = '' } = query;
  const ended = status === '100' || undelivered.test(status);
  if (!/^[\w-]{1,64}$/.test(providerId) || !ended) return reading([]);
  const id = ourId(subject);
  const state = status === '100' ? 'delivered' : 'undelivered';
  return reading([{ id, providerId, state, detail: `status ${status}` }]);
}

/** -3 was "invalid number" and became "blacklist" in the document of 2025: its words tell which. */
function groupOf({ code, words }: { code: string; words: string }): SmsRejection | undefined {
  if (code === '-3') return /黑名單|拒收|black/i.test(words) ? 'opted_out' : 'bad_number';
  return refusals[code];
}

function describe({ code, words }: { code: string; words: string }, mask: Mask): string {
  return `status ${code}: ${mask(words)}`;
}
