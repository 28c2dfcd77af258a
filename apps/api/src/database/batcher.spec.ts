import { setImmediate as turn } from 'node:timers/promises';
import { Batcher } from './batcher.js';

type Flush = {
  items: readonly number[];
  end: (outs?: readonly number[]) => void;
  fail: (error: Error) => void;
};

/** A batcher whose flushes end when the test says so. */
function held(maxItems = 3, maxFlushes = 2) {
  const flushes: Flush[] = [];
  const batcher = new Batcher<number, number>(
    (items) =>
      new Promise((resolve, reject) => {
        flushes.push({ items, end: (outs = items.map((n) => n * 10)) => resolve(outs), fail: reject });
      }),
    maxItems,
    maxFlushes,
  );
  return { batcher, flushes };
}

describe('Batcher', () => {
  it('joins what comes in one turn, and answers everybody his own', async () => {
    const { batcher, flushes } = held();
    const all = Promise.all([1, 2].map((n) => batcher.add(n)));
    await turn();
    expect(flushes.map(({ items }) => items)).toEqual([[1, 2]]);
    flushes[0]?.end();
    await expect(all).resolves.toEqual([10, 20]);
  });

  it('keeps sizes and the number of flushes within bounds, first come first served', async () => {
    const { batcher, flushes } = held();
    const answers: number[] = [];
    const all = Promise.all(
      Array.from({ length: 10 }, (_none, n) => batcher.add(n).then((out) => answers.push(out))),
    );
    await turn();
    expect(flushes.map(({ items }) => items)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    flushes[0]?.end();
    await turn();
    expect(flushes[2]?.items).toEqual([6, 7, 8]);
    flushes[1]?.end();
    flushes[2]?.end();
    await turn();
    flushes[3]?.end();
    await all;
    expect(answers.sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_none, n) => n * 10));
    expect(flushes).toHaveLength(4);
  });

  it('a failed flush fails its own items only, and the next ones go on', async () => {
    const { batcher, flushes } = held(2, 1);
    const settled = Promise.allSettled([1, 2, 3].map((n) => batcher.add(n)));
    await turn();
    flushes[0]?.fail(new Error('no database'));
    await turn();
    flushes[1]?.end();
    const results = await settled;
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('takes what comes while a flush runs, without waiting for a crowd', async () => {
    const { batcher, flushes } = held(3, 1);
    const first = batcher.add(1);
    await turn();
    const second = batcher.add(2);
    await turn();
    expect(flushes).toHaveLength(1);
    flushes[0]?.end();
    await first;
    await turn();
    flushes[1]?.end();
    await expect(second).resolves.toBe(20);
  });

  it('a flush that throws at once is a failed flush', async () => {
    const batcher = new Batcher<number, number>(() => {
      throw new Error('broken');
    }, 3);
    await expect(batcher.add(1)).rejects.toThrow('broken');
    await expect(batcher.add(2)).rejects.toThrow('broken');
  });
});
