import fc from 'fast-check';
import {
  decideSend,
  emptyGuard,
  lockedForMs,
  otpPolicy,
  withFailure,
  withSuccess,
  type GuardState,
  type SendGuards,
} from './otp-policy.js';

const now = 1_790_000_000_000;
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const guards = (states: Partial<SendGuards> = {}): SendGuards => ({
  phone: emptyGuard,
  user: emptyGuard,
  pair: emptyGuard,
  ...states,
});
const guard = (fields: Partial<GuardState>): GuardState => ({ ...emptyGuard, ...fields });
const decide = (
  states: Partial<SendGuards>,
  request: { at?: number; ownNumber?: boolean; phone?: string } = {},
) =>
  decideSend(guards(states), {
    phoneIndex: request.phone ?? 'p',
    ownNumber: request.ownNumber ?? false,
    now: request.at ?? now,
  });

describe('decideSend', () => {
  it('permits a first send and names the next wait', () => {
    expect(decide({})).toMatchObject({
      ok: true,
      resendInMs: minute,
      sends: 1,
      phone: { sends: [now], series: 1 },
      user: { sends: [now], phones: [{ phone: 'p', at: now }] },
    });
  });

  it.each([
    [1, 60 * second],
    [2, 120 * second],
    [3, 300 * second],
    [9, 300 * second],
  ])('after %i sends waits exactly %i ms', (series, wait) => {
    // one recent send; the others are told by the series alone, so that only the wait decides
    const phone = guard({ sends: [now], series });
    expect(decide({ phone }, { at: now + wait - 1 })).toEqual({
      ok: false,
      code: 'otp.resend_too_soon',
      retryAfterMs: 1,
    });
    expect(decide({ phone }, { at: now + wait })).toMatchObject({ ok: true, sends: series + 1 });
  });

  it('lets the waits begin anew after a day, but not while failures stand', () => {
    const phone = guard({ sends: [now - day], series: 3 });
    expect(decide({ phone })).toMatchObject({ ok: true, sends: 1 });
    expect(decide({ phone: { ...phone, failuresInARow: 1 } })).toMatchObject({ ok: true, sends: 4 });
  });

  it('counts three sends an hour and five a day of a phone', () => {
    const hourly = guard({ sends: [now - hour + 1, now - 50 * minute, now - 40 * minute] });
    expect(decide({ phone: hourly })).toEqual({ ok: false, code: 'otp.send_limited', retryAfterMs: 1 });
    expect(decide({ phone: hourly }, { at: now + 1 }).ok).toBe(true);
    const daily = guard({
      sends: [5, 9, 10, 11, 12].map((n) => now - day + n * hour).map((at, n) => (n ? at : now - day + 1)),
    });
    expect(decide({ phone: daily })).toMatchObject({ ok: false, code: 'otp.send_limited' });
    expect(decide({ phone: daily }, { at: now + 1 }).ok).toBe(true);
  });

  it('counts five sends and three phones a day of a LINE user', () => {
    const sends = [1, 2, 3, 4, 5].map((n) => now - n * hour);
    expect(decide({ user: guard({ sends }) })).toMatchObject({ ok: false, code: 'otp.send_limited' });
    const phones = ['a', 'b', 'c'].map((phone, n) => ({ phone, at: now - (n + 1) * hour }));
    expect(decide({ user: guard({ phones }) })).toMatchObject({ ok: false, retryAfterMs: day - 3 * hour });
    expect(decide({ user: guard({ phones }) }, { phone: 'a' }).ok).toBe(true);
  });

  it('is locked by ten failures of the pair and thirty of the phone, for a day', () => {
    const failures = (n: number) => Array.from({ length: n }, (_none, i) => now - i * minute).reverse();
    expect(decide({ pair: guard({ failures: failures(9) }) }).ok).toBe(true);
    expect(decide({ pair: guard({ failures: failures(10) }) })).toMatchObject({
      code: 'otp.locked',
      retryAfterMs: day - 9 * minute,
    });
    expect(decide({ phone: guard({ failures: failures(29) }) }).ok).toBe(true);
    expect(decide({ phone: guard({ failures: failures(30) }) })).toMatchObject({ code: 'otp.locked' });
    expect(decide({ phone: guard({ failuresInARow: 99 }) }).ok).toBe(true);
    expect(decide({ phone: guard({ failuresInARow: 100 }) })).toMatchObject({ code: 'otp.locked' });
  });

  it('lets strangers lock nobody out of his own number', () => {
    const phone = guard({ failures: Array<number>(30).fill(now), failuresInARow: 100 });
    expect(decide({ phone }, { ownNumber: true }).ok).toBe(true);
    const pair = guard({ failures: Array<number>(10).fill(now) });
    expect(decide({ phone, pair }, { ownNumber: true })).toMatchObject({ code: 'otp.locked' });
  });
});

describe('failures', () => {
  it('are counted one by one and cleared by success alone, which keeps the sends', () => {
    const failed = withFailure(withFailure(guard({ sends: [now], series: 2 }), now), now + 1);
    expect(failed).toMatchObject({ failures: [now, now + 1], failuresInARow: 2 });
    expect(withSuccess(failed)).toEqual({ ...emptyGuard, sends: [now] });
  });

  it('leave the window after a day to the millisecond', () => {
    const pair = guard({ failures: Array<number>(10).fill(now) });
    expect(lockedForMs({ phone: emptyGuard, pair }, false, now + day - 1)).toBe(1);
    expect(lockedForMs({ phone: emptyGuard, pair }, false, now + day)).toBe(0);
  });
});

describe('whatever somebody does', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 8 * hour }), { minLength: 1, maxLength: 60 });

  it('no phone gets more than three codes an hour and five a day, and no two closer than a minute', () => {
    fc.assert(
      fc.property(waits, (steps) => {
        let phone = emptyGuard;
        const sent: number[] = [];
        steps.reduce((at, wait) => {
          const decision = decide({ phone }, { at });
          if (decision.ok) {
            phone = decision.phone;
            sent.push(at);
          } else {
            expect(decision.retryAfterMs).toBeGreaterThan(0);
          }
          return at + wait;
        }, now);
        for (const [n, at] of sent.entries()) {
          const within = (ms: number) => sent.slice(0, n + 1).filter((other) => other > at - ms).length;
          expect(within(hour)).toBeLessThanOrEqual(otpPolicy.phoneSendsPerHour);
          expect(within(day)).toBeLessThanOrEqual(otpPolicy.phoneSendsPerDay);
          expect(within(minute)).toBe(1);
        }
      }),
    );
  });

  it('who waits as long as he is told is served', () => {
    fc.assert(
      fc.property(waits, (steps) => {
        let [phone, user] = [emptyGuard, emptyGuard];
        let at = now;
        for (const wait of steps) {
          const first = decide({ phone, user }, { at });
          // told one wait at a time, the longest first come first: a few rounds suffice
          let decision = first;
          for (let round = 0; !decision.ok && round < 4; round += 1) {
            at += decision.retryAfterMs;
            decision = decide({ phone, user }, { at });
          }
          expect(decision.ok).toBe(true);
          if (decision.ok) ({ phone, user } = decision);
          at += wait;
        }
      }),
    );
  });

  it('what is remembered stays small', () => {
    let state = emptyGuard;
    for (let n = 0; n < 1000; n += 1) state = withFailure(state, now + n);
    expect(state.failures).toHaveLength(otpPolicy.phoneFailuresPerDay);
    expect(state.failuresInARow).toBe(1000);
  });
});
