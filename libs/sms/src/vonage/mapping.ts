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
import { Balance, Receipt, Records, Refusal, Sent } from './schema.js';

/** developer.vonage.com/api-errors/sms; what is not here is an error on their side or ours that time may mend. */
const refusals: Record<string, SmsRejection> = {
  1: 'temporary',
  2: 'content',
  3: 'content',
  4: 'auth',
  5: 'temporary',
  6: 'bad_number',
  7: 'opted_out',
  8: 'auth',
  9: 'no_credit',
  10: 'temporary',
  11: 'auth',
  12: 'content',
  14: 'auth',
  15: 'auth',
  22: 'bad_number',
  23: 'auth',
  29: 'foreign',
  33: 'bad_number',
};

const undelivered = new Set(['expired', 'failed', 'rejected', 'deleted']);

export function readSend({ body }: HttpAnswer, mask: Mask): SmsResult | null {
  const sent = Sent.safeParse(body);
  if (!sent.success) return null;
  const { messages } = sent.data;
  const refused = messages.find((message) => message.status !== '0');
  const taken = messages.find((message) => message.status === '0');
  const providerId = taken?.['message-id'];
  if (refused && taken) return { kind: 'unknown', detail: 'only some segments were taken' };
  if (refused) {
    const detail = `status ${refused.status.slice(0, 4)}: ${mask(refused['error-text'])}`;
    return rejected(refusals[refused.status] ?? 'temporary', detail);
  }
  return providerId === undefined ? null : { kind: 'accepted', providerId };
}

export function readState(answer: HttpAnswer, messageId: string, mask: Mask): SmsState | null {
  const records = answer.status === 200 ? Records.safeParse(answer.body) : undefined;
  if (!records?.success) {
    const detail = refusalOf(answer.body, mask);
    return detail === null ? null : { kind: 'unavailable', detail };
  }
  const record = records.data.records.find((candidate) => candidate.message_id === messageId);
  // The Reports API lags behind: no record is no proof of anything.
  if (!record) return { kind: 'unavailable', detail: 'no record of this message yet' };
  const status = record.status.toLowerCase();
  if (status === 'delivered') return { kind: 'delivered', providerId: messageId };
  if (undelivered.has(status)) return { kind: 'undelivered', providerId: messageId, detail: status };
  return { kind: 'accepted', providerId: messageId };
}

export function readBalance({ status, body }: HttpAnswer, mask: Mask): SmsBalance | null {
  const balance = status === 200 ? Balance.safeParse(body) : undefined;
  if (balance?.success) return { ok: true, credits: balance.data.value, currency: 'EUR' };
  const detail = refusalOf(body, mask);
  return detail === null ? null : { ok: false, detail };
}

/** A receipt by JSON, form or query; accepted, buffered and unknown are no end. Our id is in client-ref. */
export function readReport({ query, headers, body }: SmsReportRequest): SmsReportReading {
  const receipt = Receipt.safeParse(fieldsOf(query, headers['content-type'] ?? '', body));
  if (!receipt.success) return reading([]);
  const { messageId: providerId, status, 'err-code': code, 'client-ref': reference } = receipt.data;
  const state = status === 'delivered' ? 'delivered' : undelivered.has(status) ? 'undelivered' : undefined;
  if (!state) return reading([]);
  const detail = `${status}${/^\d{1,4}$/.test(code) ? ` ${code}` : ''}`;
  return reading([{ id: ourId(reference), providerId, state, detail }]);
}

function fieldsOf(query: Record<string, string>, contentType: string, body: string): unknown {
  if (!body) return query;
  if (!contentType.includes('json')) return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function refusalOf(body: unknown, mask: Mask): string | null {
  const refusal = Refusal.safeParse(body);
  const words = refusal.success
    ? (refusal.data.detail ?? refusal.data.title ?? refusal.data['error-code-label'])
    : undefined;
  return words === undefined ? null : mask(words);
}
