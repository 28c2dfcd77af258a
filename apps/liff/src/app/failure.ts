import type { ErrorCode } from '@tieline/contracts';
import { ApiError } from '@tieline/web';
import { LiffSdkError } from './liff-sdk.js';

/** Failures the API did not put into words; the dictionary does. */
export type LocalFailure =
  'offline' | 'network' | 'timeout' | 'unknown' | 'link' | 'script' | 'sdk' | 'clock' | 'identity';

export type Failure = {
  code: ErrorCode | LocalFailure;
  /** the API's words, in the customer's language */
  title?: string;
  detail?: string;
  requestId?: string;
  triesLeft?: number;
  /** wall clock, ms */
  retryAt?: number;
};

export function failureOf(error: unknown, now: number, online: boolean): Failure {
  if (error instanceof LiffSdkError) return { code: error.reason };
  if (!(error instanceof ApiError)) return { code: 'unknown' };
  if (error.kind === 'network') return { code: online ? 'network' : 'offline' };
  if (error.kind === 'timeout') return { code: 'timeout' };
  if (!error.problem) return { code: 'unknown' };
  const { code, title, detail, requestId, triesLeft, retryAfterSeconds } = error.problem;
  return {
    code,
    title,
    detail,
    requestId,
    ...(triesLeft === undefined ? {} : { triesLeft }),
    ...(retryAfterSeconds === undefined ? {} : { retryAt: now + retryAfterSeconds * 1000 }),
  };
}

/** The request may have reached the server: ask where things stand before asking again. */
export function isUncertain({ code }: Failure): boolean {
  return code === 'network' || code === 'timeout' || code === 'offline' || code === 'unknown';
}

export function needsNewSignIn({ code }: Failure): boolean {
  return (
    code === 'liff.id_token_used' ||
    code === 'liff.id_token_expired' ||
    code === 'liff.id_token_invalid' ||
    code === 'identity'
  );
}
