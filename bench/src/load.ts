import type { Arm } from './arms.js';
import type { Workload } from './workloads.js';

/** One round of one arm. */
export type Round = {
  perSecond: number;
  done: number;
  failed: number;
  p50: number;
  p99: number;
  /** processor time a unit of work, ms, all servers of the arm but its sandbox; 0 where it can not be read */
  processorMs: number;
  firstFailure: string | null;
};

/** `lanes` people at a time, each beginning when another is through, for `seconds` or until `items` are used up. */
export async function runRound<T>(
  arm: Arm,
  workload: Workload<T>,
  { items, lanes, seconds }: { items: T[]; lanes: number; seconds: number },
): Promise<Round> {
  const times: number[] = [];
  let failed = 0;
  let firstFailure: string | null = null;
  const before = processorTime(arm);
  const began = performance.now();
  const end = began + seconds * 1000;
  const lane = async (): Promise<void> => {
    for (let item = items.pop(); item !== undefined && performance.now() < end; item = items.pop()) {
      const start = performance.now();
      try {
        await workload.run(arm, item);
        times.push(performance.now() - start);
      } catch (error) {
        failed += 1;
        firstFailure ??= String(error);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const elapsed = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / elapsed,
    done: times.length,
    failed,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    processorMs: times.length > 0 ? (processorTime(arm) - before) / times.length : 0,
    firstFailure,
  };
}

/** At least `count` items for a round, made `lanes` at a time. */
export async function prepare<T>(
  arm: Arm,
  workload: Workload<T>,
  count: number,
  lanes: number,
): Promise<T[]> {
  const items: T[] = [];
  const lane = async (): Promise<void> => {
    while (items.length < count) items.push(await workload.prepare(arm));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return items;
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function processorTime({ servers }: Arm): number {
  return servers
    .filter(({ name }) => !name.endsWith('sandbox'))
    .reduce((sum, server) => sum + server.processorTime(), 0);
}
