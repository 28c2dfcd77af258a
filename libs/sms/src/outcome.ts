import type { SmsBalance, SmsRejection, SmsReportReading, SmsResult, SmsState } from './gateway.js';
import type { HttpAnswer, HttpOutcome } from './http.js';

/** Reads one answer; null when it is in no form that the provider has documented. */
export type Reader<T> = (answer: HttpAnswer) => T | null;

/** How a send ended. Nothing that may have left is ever called refused. */
export function resultOf(outcome: HttpOutcome, read: Reader<SmsResult>): SmsResult {
  if (outcome.kind === 'answer') return read(outcome) ?? resultOfStatus(outcome.status);
  if (outcome.sent) return { kind: 'unknown', detail: outcome.detail };
  return rejected('temporary', outcome.detail);
}

/** How a message stands; a fault or an answer that is not understood is never "not found". */
export function stateOf(outcome: HttpOutcome, read: Reader<SmsState>): SmsState {
  if (outcome.kind === 'fault') return { kind: 'unavailable', detail: outcome.detail };
  return read(outcome) ?? { kind: 'unavailable', detail: notUnderstood(outcome.status) };
}

export function balanceOf(outcome: HttpOutcome, read: Reader<SmsBalance>): SmsBalance {
  if (outcome.kind === 'fault') return { ok: false, detail: outcome.detail };
  return read(outcome) ?? { ok: false, detail: notUnderstood(outcome.status) };
}

export function rejected(group: SmsRejection, detail: string): SmsResult {
  return { kind: 'rejected', group, detail };
}

/** A broken server (500, 502, 504) may have sent before it broke; only 503 says that it did not. */
function resultOfStatus(status: number): SmsResult {
  const detail = notUnderstood(status);
  if (status < 400 || (status >= 500 && status !== 503)) return { kind: 'unknown', detail };
  return rejected(groupOfStatus(status), detail);
}

function groupOfStatus(status: number): SmsRejection {
  if (status === 401 || status === 403) return 'auth';
  if (status === 402) return 'no_credit';
  if (status === 400 || status === 413 || status === 422) return 'content';
  return 'temporary';
}

function notUnderstood(status: number): string {
  return status === 200 ? 'the gateway answered in a form that is not known' : `HTTP ${status}`;
}

/** State of a message that only the provider's id can name, while that id is not known. */
export const notAskable: SmsState = {
  kind: 'unavailable',
  detail: 'this gateway can not be asked by our reference; its report will tell',
};

/** State of a message whose provider's id is not known, at a gateway that sends one id once. */
export const askBySending: SmsState = {
  kind: 'sendAgain',
  detail: 'this gateway can not be asked by our reference, but sends one reference once',
};

/** What is said to a provider about its report; most want no more than 200. */
export function reading(
  reports: SmsReportReading['reports'],
  { status = 200, body = 'OK' }: { status?: number; body?: string } = {},
): SmsReportReading {
  return { reports, answer: { status, contentType: 'text/plain; charset=utf-8', body } };
}
