import { Underway } from './underway.js';

const never = (error: unknown): never => {
  throw error instanceof Error ? error : new Error(String(error));
};

describe('Work that is under way', () => {
  it('is waited for by whoever stops', async () => {
    const underway = new Underway();
    let end = (): void => undefined;
    let stopped = false;
    void underway.track(new Promise<void>((resolve) => (end = resolve)), never);
    const stop = underway.ended().then(() => (stopped = true));
    await new Promise(setImmediate);
    expect(stopped).toBe(false);
    end();
    await stop;
    expect(stopped).toBe(true);
  });

  it('is waited for, too, when it began while somebody waited', async () => {
    const underway = new Underway();
    let second = 'not begun';
    const first = Promise.resolve().then(() => {
      const work = new Promise(setImmediate).then(() => (second = 'ended'));
      void underway.track(work, never);
    });
    void underway.track(first, never);
    await underway.ended();
    expect(second).toBe('ended');
  });

  it('tells of what failed, and fails nobody', async () => {
    const underway = new Underway();
    const failures: unknown[] = [];
    const failed = underway.track(Promise.reject(new Error('away')), (error) => failures.push(error));
    await expect(failed).resolves.toBeUndefined();
    await underway.ended();
    expect(failures).toEqual([new Error('away')]);
  });
});
