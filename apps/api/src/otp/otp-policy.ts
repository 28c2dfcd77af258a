const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The numbers of docs/security.md. All windows slide. */
export const otpPolicy = {
  triesPerCode: 3,
  resendWaitsMs: [60_000, 120_000, 300_000],
  phoneSendsPerHour: 3,
  phoneSendsPerDay: 5,
  userSendsPerDay: 5,
  userPhonesPerDay: 3,
  pairFailuresPerDay: 10,
  phoneFailuresPerDay: 30,
  phoneFailuresInARow: 100,
  provenForMs: 15 * minute,
  prefixMinSends: 50,
  prefixMinVerified: 0.3,
  prefixWindowMs: 30 * minute,
  prefixBlockMs: 12 * hour,
} as const;

/** What is remembered of a phone, a LINE user, or the two together. Instants in ms. Only success clears failures. */
export type GuardState = {
  sends: number[];
  /** sends since the last success: the next wait grows with it */
  series: number;
  failures: number[];
  failuresInARow: number;
  /** LINE user only: blind indexes of the phones it asked codes for, and when */
  phones: { phone: string; at: number }[];
};

export const emptyGuard: GuardState = { sends: [], series: 0, failures: [], failuresInARow: 0, phones: [] };

export type SendGuards = { phone: GuardState; user: GuardState; pair: GuardState };

export type SendRefusal = {
  ok: false;
  code: 'otp.locked' | 'otp.resend_too_soon' | 'otp.send_limited';
  retryAfterMs: number;
};
export type SendPermit = { ok: true; phone: GuardState; user: GuardState; resendInMs: number; sends: number };

const within = (times: readonly number[], window: number, now: number) =>
  times.filter((at) => at > now - window);

/** Time until fewer than `limit` of `times` lie in the window; 0 when that is so now. */
function waitFor(times: readonly number[], limit: number, window: number, now: number): number {
  const inside = within(times, window, now);
  const oldestThatCounts = inside[inside.length - limit];
  return oldestThatCounts === undefined ? 0 : oldestThatCounts + window - now;
}

/** Milliseconds for which codes of this phone are locked for this LINE user; 0 when they are not. */
export function lockedForMs(
  { phone, pair }: Pick<SendGuards, 'phone' | 'pair'>,
  ownNumber: boolean,
  now: number,
): number {
  const byPair = waitFor(pair.failures, otpPolicy.pairFailuresPerDay, day, now);
  // Strangers must not be able to lock a member out of the number that is tied to his own LINE account.
  if (ownNumber) return byPair;
  const byPhone = waitFor(phone.failures, otpPolicy.phoneFailuresPerDay, day, now);
  const inARow = phone.failuresInARow >= otpPolicy.phoneFailuresInARow ? day : 0;
  return Math.max(byPair, byPhone, inARow);
}

/** May a code be sent now? Pure: the caller writes the returned states, or nothing. */
export function decideSend(
  guards: SendGuards,
  request: { phoneIndex: string; ownNumber: boolean; now: number },
): SendPermit | SendRefusal {
  const { phone, user } = guards;
  const { phoneIndex, ownNumber, now } = request;

  const locked = lockedForMs(guards, ownNumber, now);
  if (locked > 0) return { ok: false, code: 'otp.locked', retryAfterMs: locked };

  const lastSend = phone.sends.at(-1);
  const fresh = lastSend === undefined || lastSend <= now - day;
  // A day lets the waits begin anew, but not for a number with failures: those are cleared by success alone.
  const series = fresh && phone.failuresInARow === 0 ? 0 : phone.series;
  if (!fresh) {
    const wait = lastSend + resendWait(series) - now;
    if (wait > 0) return { ok: false, code: 'otp.resend_too_soon', retryAfterMs: wait };
  }

  const known = user.phones.filter((entry) => entry.at > now - day && entry.phone !== phoneIndex);
  const limited = Math.max(
    waitFor(phone.sends, otpPolicy.phoneSendsPerHour, hour, now),
    waitFor(phone.sends, otpPolicy.phoneSendsPerDay, day, now),
    waitFor(user.sends, otpPolicy.userSendsPerDay, day, now),
    waitFor(known.map((entry) => entry.at).sort(ascending), otpPolicy.userPhonesPerDay, day, now),
  );
  if (limited > 0) return { ok: false, code: 'otp.send_limited', retryAfterMs: limited };

  return {
    ok: true,
    phone: { ...phone, sends: [...within(phone.sends, day, now), now], series: series + 1 },
    user: {
      ...user,
      sends: [...within(user.sends, day, now), now],
      phones: [...known, { phone: phoneIndex, at: now }],
    },
    resendInMs: resendWait(series + 1),
    sends: series + 1,
  };
}

const ascending = (a: number, b: number) => a - b;

function resendWait(sendsSoFar: number): number {
  const { resendWaitsMs } = otpPolicy;
  return resendWaitsMs[Math.min(sendsSoFar, resendWaitsMs.length) - 1] ?? resendWaitsMs[0];
}

/** One more wrong code. */
export function withFailure(state: GuardState, now: number): GuardState {
  return {
    ...state,
    failures: [...within(state.failures, day, now), now].slice(-otpPolicy.phoneFailuresPerDay),
    failuresInARow: state.failuresInARow + 1,
  };
}

/** A right code clears failures and the growing waits; the counts of sent SMS stay. */
export function withSuccess(state: GuardState): GuardState {
  return { ...state, failures: [], failuresInARow: 0, series: 0 };
}
