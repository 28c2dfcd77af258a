import type { BindingOutcome, ChatAnswer } from '@tieline/contracts';
import { type Failure } from './failure.js';
import type { Screen } from './screen.js';
type Context = {
  challengeId: string;
  now: number;
  requestId: string | null;
};
/** Which screen an outcome of the match is. */
export declare function screenOf(outcome: BindingOutcome, { challengeId, now, requestId }: Context): Screen;
export declare function answerOf(outcome: BindingOutcome): ChatAnswer | null;
/** Where a failure leaves the customer when it can't be shown beside what they were doing. */
export declare function screenOfFailure(failure: Failure): Screen;
export {};
