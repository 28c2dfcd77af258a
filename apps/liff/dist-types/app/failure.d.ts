import type { ErrorCode } from '@tieline/contracts';
/** Failures the API did not put into words; the dictionary does. */
export type LocalFailure =
  'offline' | 'network' | 'timeout' | 'unknown' | 'link' | 'sdk' | 'clock' | 'identity';
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
export declare function failureOf(error: unknown, now: number, online: boolean): Failure;
/** The request may have reached the server: ask where things stand before asking again. */
export declare function isUncertain({ code }: Failure): boolean;
export declare function needsNewSignIn({ code }: Failure): boolean;
