import fc from 'fast-check';
import { TokenBucket } from './token-bucket.js';

function handClock() {
  const clock = { time: 0, now: () => clock.time, sleep: () => Promise.resolve() };
  return clock;
}

const far = 1_000_000;

describe('TokenBucket', () => {
  it('lets a burst through, and as many again when a second has gone', () => {
    const bucket = new TokenBucket(3, handClock());
    expect(bucket.book(7, far)).toEqual([0, 0, 0, 1100, 1100, 1100, 2200]);
  });

  it('refuses at once what would come after the deadline, and books nothing for it', () => {
    const clock = handClock();
    const bucket = new TokenBucket(2, clock);
    expect(bucket.book(1, 500)).toEqual([0]);
    for (let visit = 0; visit < 10; visit += 1) expect(bucket.book(2, 500)).toBeNull();
    expect(bucket.book(1, 500)).toEqual([0]);
    clock.time = 1100;
    expect(bucket.book(2, 1200)).toEqual([1100, 1100]);
  });

  it('hands a turn that was given back to the next', () => {
    const bucket = new TokenBucket(1, handClock());
    const [, second] = bucket.book(3, far) ?? [];
    bucket.giveBack([second ?? -1]);
    expect(bucket.book(2, far)).toEqual([1100, 3300]);
  });

  it('keeps a token until the answer has come, and a second more', () => {
    const clock = handClock();
    const bucket = new TokenBucket(2, clock);
    expect([bucket.admit(), bucket.admit()]).toEqual([0, 0]);
    clock.time = 5000;
    expect(bucket.admit()).toBeGreaterThan(0);
    bucket.ended();
    clock.time = 5400;
    bucket.ended();
    expect(bucket.admit()).toBe(610);
    clock.time = 6010;
    expect([bucket.admit(), bucket.admit()]).toEqual([0, 400]);
  });

  it('never lets more through in any running second, whatever comes when', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 4 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), steps, (perSecond, visits) => {
        const clock = handClock();
        const bucket = new TokenBucket(perSecond, clock);
        const turns = visits.flatMap(([pause, count]) => {
          clock.time += pause;
          const booked = bucket.book(count, clock.time + 3000) ?? [];
          return booked.filter((turn, at) => (at === 2 ? bucket.giveBack([turn]) : true) !== undefined);
        });
        for (const from of turns)
          expect(turns.filter((turn) => turn >= from && turn < from + 1000).length).toBeLessThanOrEqual(
            perSecond,
          );
      }),
    );
  });
});
