import { setTimeout as sleep } from 'node:timers/promises';
import { Child, freePort } from './children.js';
import type { Arm } from './arms.js';
import { prepare } from './load.js';
import type { MariaDb } from './mariadb.js';
import type { Workload } from './workloads.js';

const journeysAWindow = 40;
const windows = 5;

/**
 * SQL statements a journey, one journey after the other; what the arm asks for while nothing happens is taken off.
 * The server counts everybody's statements, so the median of several windows is told.
 */
export async function countStatements<T>(
  mariadb: MariaDb,
  arm: Arm,
  workload: Workload<T>,
): Promise<number[]> {
  const counts: number[] = [];
  for (let window = 0; window < windows; window += 1) {
    const items = await prepare(arm, workload, journeysAWindow, 4);
    await sleep(1500);
    const idleFrom = await mariadb.statements();
    const idleStart = performance.now();
    await sleep(3000);
    const idlePerMs = ((await mariadb.statements()) - idleFrom - 1) / (performance.now() - idleStart);
    const before = await mariadb.statements();
    const began = performance.now();
    for (const item of items) await workload.run(arm, item);
    await sleep(300);
    const all = (await mariadb.statements()) - before - 1;
    counts.push((all - idlePerMs * (performance.now() - began)) / items.length);
  }
  return counts;
}

export type StartFigures = { readyMs: number[]; memoryMb: number[] };

/** Milliseconds from the start of the api process to its first answerable request, and its memory when idle. */
export async function measureStarts(env: Record<string, string>, times: number): Promise<StartFigures> {
  const figures: StartFigures = { readyMs: [], memoryMb: [] };
  for (let i = 0; i < times; i += 1) {
    const port = await freePort();
    const child = new Child('api', 'apps/api/dist/main.js', { ...env, PORT: String(port) });
    const readyMs = await child.printed(/Tieline is ready/);
    await sleep(3000);
    figures.readyMs.push(readyMs);
    figures.memoryMb.push(child.memory());
    await child.stop();
  }
  return figures;
}
