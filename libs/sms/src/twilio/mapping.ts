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
import { referenceOf } from '../report-url.js';
import { Balance, Message, Refusal } from './schema.js';
import { equalText, twilioSignature } from '../signature.js';

/** twilio.com/docs/api/errors; what is not here is judged by its HTTP status. */
const refusals: Record<number, SmsRejection> = {
  20003: 'auth',
  20005: 'auth',
  20404: 'auth',
  20429: 'temporary',
  21211: 'bad_number',
  21214: 'bad_number',
  21217: 'bad_number',
  21265: 'bad_number',
  21604: 'bad_number',
  21614: 'bad_number',
  30003: 'bad_number',
  30005: 'bad_number',
  30006: 'bad_number',
  21408: 'foreign',
  21603: 'auth',
  21606: 'auth',
  21608: 'auth',
  21612: 'auth',
  21659: 'auth',
  21660: 'auth',
  21701: 'auth',
  21703: 'auth',
  30002: 'auth',
  21610: 'opted_out',
  30004: 'opted_out',
  21602: 'content',
  21605: 'content',
  21617: 'content',
  30007: 'content',
  30001: 'temporary',
};

const undelivered = new Set(['undelivered', 'failed', 'canceled']);

export function readSend({ status, body }: HttpAnswer, mask: Mask): SmsResult | null {
  const message = Message.safeParse(body);
  if (status >= 200 && status < 300 && message.success) {
    const { sid: providerId, status: state, error_code: code } = message.data;
    if (state !== 'failed') return { kind: 'accepted', providerId };
    return rejected(refusals[code ?? 0] ?? 'temporary', `code ${code ?? '-'}`);
  }
  const refusal = Refusal.safeParse(body);
  const group = refusal.success && status < 500 ? refusals[refusal.data.code] : undefined;
  if (!refusal.success || !group) return null;
  return rejected(group, describe(refusal.data, mask));
}

export function readState({ status, body }: HttpAnswer, mask: Mask): SmsState | null {
  const message = Message.safeParse(body);
  if (status === 200 && message.success) {
    const { sid: providerId, status: state, error_code: code } = message.data;
    if (state === 'delivered' || state === 'read') return { kind: 'delivered', providerId };
    if (!undelivered.has(state)) return { kind: 'accepted', providerId };
    return { kind: 'undelivered', providerId, detail: `${state} ${code ?? ''}`.trim() };
  }
  const refusal = Refusal.safeParse(body);
  return refusal.success ? { kind: 'unavailable', detail: describe(refusal.data, mask) } : null;
}

export function readBalance({ status, body }: HttpAnswer, mask: Mask): SmsBalance | null {
  const balance = Balance.safeParse(body);
  if (status === 200 && balance.success)
    return { ok: true, credits: Number(balance.data.balance), currency: balance.data.currency };
  const refusal = Refusal.safeParse(body);
  return refusal.success ? { ok: false, detail: describe(refusal.data, mask) } : null;
}

/** Form by POST, signed. Only delivered, undelivered and failed are ends; our id is in the address. */
export function readReport(
  { url, query, headers, body }: SmsReportRequest,
  authToken: string,
): SmsReportReading {
  const form = new URLSearchParams(body);
  const given = headers['x-twilio-signature'] ?? '';
  if (!equalText(given, twilioSignature(authToken, url, form)))
    return reading([], { status: 403, body: 'bad signature' });
  const providerId = form.get('MessageSid') ?? '';
  const status = form.get('MessageStatus') ?? '';
  const state = endOf(status);
  if (!/^\w{1,64}$/.test(providerId) || !state) return reading([]);
  const code = /^\d{1,6}$/.exec(form.get('ErrorCode') ?? '')?.[0] ?? '';
  return reading([{ id: referenceOf(query), providerId, state, detail: `${status} ${code}`.trim() }]);
}

function endOf(status: string): 'delivered' | 'undelivered' | undefined {
  if (status === 'delivered' || status === 'read') return 'delivered';
  return undelivered.has(status) ? 'undelivered' : undefined;
}

function describe({ code, message }: { code: number; message: string }, mask: Mask): string {
  return `code ${code}: ${mask(message)}`;
}
