import { trialSteps, type BindingTrial, type FunnelResult, type TrialStep } from '@tieline/contracts';
import { refusedAs } from '../binding-funnel/funnel-traces.js';
import { otpPolicy } from '../otp/otp-policy.js';
import type { Traces } from './trial.repository.js';

type Step = BindingTrial['steps'][number];
type Found = Pick<Step, 'state'> & { at?: number | null | undefined; result?: FunnelResult };

const waiting: Found = { state: 'waiting' };
const done = (at?: number | null): Found => ({ state: 'done', at });
const failed = (result?: FunnelResult, at?: number | null): Found => ({
  state: 'failed',
  at,
  ...(result && { result }),
});

/** How far a journey is, step by step; after a failed one the others wait for the next try. */
export function stepsOf(traces: Traces | null, now: number): Step[] {
  const found = traces ? { opened: done(traces.session.createdAt), ...after(traces, now) } : {};
  return trialSteps.map((step) => {
    const { state, at, result }: Found = (found as Partial<Record<TrialStep, Found>>)[step] ?? waiting;
    return { step, state, at: at ? new Date(at).toISOString() : null, result: result ?? null };
  });
}

function after(traces: Traces, now: number): Partial<Record<TrialStep, Found>> {
  const { session, challenge, refusal, answer } = traces;
  if (!challenge || (refusal && refusal.createdAt > challenge.createdAt)) {
    if (refusal) return { sent: failed(refusedAs(refusal.reason), refusal.createdAt) };
    return session.bound === 1 ? { sent: failed('boundBefore', session.createdAt) } : {};
  }
  const proven = challenge.outcome !== null || challenge.state === 'proven' || challenge.state === 'consumed';
  if (!proven) return { sent: sentOf(traces), ...unproven(traces, now) };
  return {
    sent: done(traces.sms?.endedAt ?? challenge.createdAt),
    verified: done(),
    ...decided(traces),
    ...(answer &&
      answer.state !== 'queued' && { answered: answer.state === 'failed' ? failed() : done(answer.endedAt) }),
  };
}

function sentOf({ sms }: Traces): Found {
  if (!sms || sms.state === 'queued') return waiting;
  const lost = sms.state === 'failed' || sms.receipt === 'undelivered';
  return lost ? failed('undelivered', sms.endedAt) : done(sms.endedAt);
}

function unproven({ challenge, sms }: Traces, now: number): Partial<Record<TrialStep, Found>> {
  if (!challenge || sms?.state === 'failed') return {};
  if (challenge.attempts >= otpPolicy.triesPerCode) return { verified: failed('codeDead') };
  if (challenge.expiresAt <= now) return { verified: failed('expired', challenge.expiresAt) };
  return {};
}

function decided({ challenge, binding }: Traces): Partial<Record<TrialStep, Found>> {
  const outcome = challenge?.outcome ?? null;
  switch (outcome) {
    case null:
      return {};
    case 'bound':
      return { matched: done(binding?.boundAt), bound: done(binding?.boundAt) };
    case 'alreadyBound':
    case 'contested':
      return { matched: done(), bound: failed(outcome) };
    case 'notFound':
    case 'many':
    case 'unavailable':
      return { matched: failed(outcome) };
  }
}
