import { TokenBucket } from './token-bucket.js';

/** Time that moves only by sleeping or by hand. */
function handClock() {
  const clock = { time: 0, now: () => clock.time, sleep: async (ms: number) => void (clock.time += ms) };
  return clock;
}

describe('TokenBucket', () => {
  it('lets a burst through and then one call in 50 ms', async () => {
    const clock = handClock();
    const bucket = new TokenBucket(20, clock);
    for (let call = 0; call < 20; call += 1) await bucket.take(10_000);
    expect(clock.time).toBe(0);
    await bucket.take(10_000);
    await bucket.take(10_000);
    expect(clock.time).toBe(100);
  });

  it('serves waiters in order, each at its own turn', async () => {
    const waits: number[] = [];
    const bucket = new TokenBucket(2, { now: () => 0, sleep: async (ms) => void waits.push(ms) });
    await Promise.all(Array.from({ length: 5 }, () => bucket.take(10_000)));
    expect(waits).toEqual([500, 1000, 1500]);
  });

  it('refuses at once what would come after the deadline, and takes nothing for it', async () => {
    const clock = handClock();
    const bucket = new TokenBucket(1, clock);
    await expect(bucket.take(500)).resolves.toBe(true);
    for (let call = 0; call < 10; call += 1) await expect(bucket.take(500)).resolves.toBe(false);
    expect(clock.time).toBe(0);
    await expect(bucket.take(1001)).resolves.toBe(true);
    expect(clock.time).toBe(1000);
  });

  it('saves no more than one burst', async () => {
    const clock = handClock();
    const bucket = new TokenBucket(3, clock);
    clock.time = 60_000;
    for (let call = 0; call < 3; call += 1) await bucket.take(61_000);
    await expect(bucket.take(60_001)).resolves.toBe(false);
  });
});
