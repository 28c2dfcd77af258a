import { concurrency, type Arm } from './arms.js';
import { median, prepare, runRound, type Round } from './load.js';
import type { MariaDb } from './mariadb.js';
import type { Workload } from './workloads.js';

export type Comparison = {
  workload: string;
  rounds: { arm: string; rounds: Round[] }[];
};

const warmUpSeconds = 3;
/** More items than a round can use, so that time ends it. */
const spare = 1.6;

/** A B A B …: every arm in turn, `rounds` times, after one round each that does not count. */
export async function compare<T>(
  mariadb: MariaDb,
  arms: readonly Arm[],
  workload: Workload<T>,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Comparison> {
  const needed = new Map<Arm, number>();
  for (const arm of arms) {
    const items = await prepare(arm, workload, 60 * concurrency, concurrency);
    const warm = await runRound(arm, workload, { items, lanes: concurrency, seconds: warmUpSeconds });
    if (warm.done === 0) throw new Error(`${arm.name}: ${workload.name} does not work: ${warm.firstFailure}`);
    needed.set(arm, Math.ceil(warm.perSecond * seconds * spare) + concurrency);
    await quiet(mariadb, arm);
  }
  const results = arms.map((arm) => ({ arm: arm.name, rounds: [] as Round[] }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [i, arm] of arms.entries()) {
      const items = await prepare(arm, workload, needed.get(arm) ?? 0, concurrency);
      await quiet(mariadb, arm);
      const result = await runRound(arm, workload, { items, lanes: concurrency, seconds });
      results[i]?.rounds.push(result);
      print(workload.name, round, arm.name, result);
      await quiet(mariadb, arm);
    }
  }
  return { workload: workload.name, rounds: results };
}

function print(workload: string, round: number, arm: string, result: Round): void {
  const trouble = result.failed > 0 ? `  FAILED ${result.failed}: ${result.firstFailure}` : '';
  console.log(
    `${workload.padEnd(8)} round ${round}  ${arm.padEnd(9)} ${result.perSecond.toFixed(1).padStart(8)}/s` +
      `  p50 ${result.p50.toFixed(0).padStart(4)} ms  p99 ${result.p99.toFixed(0).padStart(4)} ms` +
      `  processor ${result.processorMs.toFixed(2)} ms each${trouble}`,
  );
}

/** Until what the arm does afterwards is done: no round may pay for the one before. */
export async function quiet(mariadb: MariaDb, arm: Arm): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [row] = await mariadb.rows<{ busy: number }>(
      `SELECT EXISTS (SELECT 1 FROM ${arm.database}.deliveries WHERE state = 'queued')
        OR EXISTS (SELECT 1 FROM ${arm.database}.webhook_events WHERE state = 'open') AS busy`,
    );
    if (Number(row?.busy) === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
}

export function medianOf(
  comparison: Comparison,
  arm: string,
  field: 'perSecond' | 'p99' | 'processorMs',
): number {
  const rounds = comparison.rounds.find((entry) => entry.arm === arm)?.rounds ?? [];
  return median(rounds.map((round) => round[field]));
}
