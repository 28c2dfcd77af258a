import type { BoundMember, LiffPage, Locale, OtpChallenge } from '@tieline/contracts';
import type { Failure } from './failure.js';

/** With wall-clock deadlines: a page in the background does not count ticks. */
export type Challenge = OtpChallenge & { resendAt: number; expiresAt: number };

/** How the chat answer fared. */
export type Delivery =
  | { state: 'none' }
  | { state: 'sending' }
  | { state: 'sent' }
  | { state: 'later' }
  | { state: 'prefill'; url: string };

/** Everything the page can show; one name, one h1. */
export type Screen =
  | { name: 'loading' }
  | { name: 'broken'; failure: Failure }
  | { name: 'disabled' }
  | { name: 'desktop' }
  | { name: 'external' }
  | { name: 'reopen'; failure: Failure }
  | { name: 'phone'; failure: Failure | null }
  | { name: 'code'; challenge: Challenge; failure: Failure | null }
  | { name: 'done'; member: BoundMember; delivery: Delivery }
  | { name: 'bound'; member: BoundMember; delivery: Delivery }
  /** `joined`: bound a moment ago, on the way to the card */
  | { name: 'card'; joined: boolean }
  /** `bound`: this LINE account has a member already */
  | { name: 'memberLink'; token: string; bound: boolean }
  | { name: 'website'; token: string }
  | { name: 'notFound'; maskedPhone: string; delivery: Delivery }
  | { name: 'review'; text: string; delivery: Delivery }
  | {
      name: 'unavailable';
      text: string;
      challengeId: string;
      keptUntil: number;
      requestId: string | null;
      failure: Failure | null;
    };

/** The one thing the customer waits for. */
export type Busy = 'send' | 'verify' | 'match';

export type FlowState = {
  screen: Screen;
  page: LiffPage | null;
  locale: Locale;
  /** inside LINE, where a window can be closed */
  inClient: boolean;
  busy: Busy | null;
  /** bound, and asked for the number once more */
  verifyAgain: boolean;
};

export function withDeadlines(challenge: OtpChallenge, now: number): Challenge {
  return {
    ...challenge,
    resendAt: now + challenge.resendInSeconds * 1000,
    expiresAt: now + challenge.expiresInSeconds * 1000,
  };
}
