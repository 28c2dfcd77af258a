import type { BindingOutcome, ChatAnswer } from '@tieline/contracts';
import { type Failure, needsNewSignIn } from './failure.js';
import type { Screen } from './screen.js';

type Context = { challengeId: string; now: number; requestId: string | null };

/** Which screen an outcome of the match is. */
export function screenOf(outcome: BindingOutcome, { challengeId, now, requestId }: Context): Screen {
  const delivery = { state: 'sending' } as const;
  switch (outcome.outcome) {
    case 'bound':
      return { name: 'done', member: outcome.member, delivery };
    case 'alreadyBound':
      return { name: 'bound', member: outcome.member, delivery };
    case 'notFound':
      return { name: 'notFound', maskedPhone: outcome.maskedPhone, delivery };
    case 'many':
    case 'contested':
      return { name: 'review', text: outcome.text, delivery };
    case 'unavailable':
      return {
        name: 'unavailable',
        text: outcome.text,
        challengeId,
        keptUntil: now + outcome.keptForSeconds * 1000,
        requestId,
        failure: null,
      };
  }
}

export function answerOf(outcome: BindingOutcome): ChatAnswer | null {
  return outcome.outcome === 'unavailable' ? null : outcome.answer;
}

/** Where a failure leaves the customer when it can't be shown beside what they were doing. */
export function screenOfFailure(failure: Failure): Screen {
  if (failure.code === 'binding.disabled') return { name: 'disabled' };
  if (failure.code === 'otp.not_proven') return { name: 'phone', failure };
  if (needsNewSignIn(failure)) return { name: 'reopen', failure };
  return { name: 'broken', failure };
}
