import type { Mask } from '../detail.js';
import type { SmsBalance, SmsReportReading, SmsReportRequest, SmsResult, SmsState } from '../gateway.js';
import type { HttpAnswer } from '../http.js';
import { reading, rejected } from '../outcome.js';
import { bindSignature, equalText } from '../signature.js';
import { BalanceAnswer, QueryAnswer, Report, SendAnswer } from './schema.js';

/** Older than this a signed report is a replay. */
const reportLifeMs = 5 * 60 * 1000;

export function readSend({ status, body }: HttpAnswer, mask: Mask): SmsResult | null {
  const answer = SendAnswer.safeParse(body);
  if (!answer.success) return null;
  if (answer.data.state === 'rejected') return rejected(answer.data.group, mask(answer.data.message));
  return status === 200 ? { kind: 'accepted', providerId: answer.data.providerId } : null;
}

export function readState({ status, body }: HttpAnswer, mask: Mask): SmsState | null {
  const answer = status === 200 ? QueryAnswer.safeParse(body) : undefined;
  if (!answer?.success) return null;
  switch (answer.data.state) {
    case 'not_found':
      return { kind: 'notFound' };
    case 'undelivered':
      return {
        kind: 'undelivered',
        providerId: answer.data.providerId,
        detail: mask(answer.data.message),
      };
    case 'accepted':
    case 'delivered':
      return { kind: answer.data.state, providerId: answer.data.providerId };
  }
}

export function readBalance({ status, body }: HttpAnswer): SmsBalance | null {
  const balance = status === 200 ? BalanceAnswer.safeParse(body) : undefined;
  if (!balance?.success) return null;
  const { credits, currency } = balance.data;
  return { ok: true, credits, ...(currency === undefined ? {} : { currency }) };
}

/** Signed like our calls, at most five minutes old. */
export function readReport(
  { headers, body }: SmsReportRequest,
  { secret, now, mask }: { secret: string; now: number; mask: Mask },
): SmsReportReading {
  const timestamp = headers['x-bind-timestamp'] ?? '';
  const age = Math.abs(now - Number(timestamp) * 1000);
  const signed = equalText(headers['x-bind-signature'] ?? '', bindSignature(secret, timestamp, body));
  if (!/^\d{1,12}$/.test(timestamp) || age > reportLifeMs || !signed)
    return reading([], { status: 403, body: 'bad signature' });
  const report = Report.safeParse(jsonOf(body));
  if (!report.success) return reading([], { status: 400, body: 'not a report' });
  const { id, providerId, state, message } = report.data;
  return reading(state === 'accepted' ? [] : [{ id, providerId, state, detail: mask(message) }]);
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
