import { setTimeout as wait } from 'node:timers/promises';

/** Monotonic time in ms, and waiting; injected so that tests need not wait. */
export type ShopClock = { now: () => number; sleep: (ms: number) => Promise<void> };

export const systemClock: ShopClock = {
  now: () => performance.now(),
  sleep: async (ms) => {
    await wait(ms);
  },
};
