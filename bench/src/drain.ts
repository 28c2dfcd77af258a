import { randomBytes } from 'node:crypto';
import Bull from 'bull';
import type { Arms } from './arms.js';
import type { BareJob } from './bare-bull/processor.js';
import { freePort, type Child } from './children.js';
import { quiet, type Comparison } from './compare.js';
import { LineSink } from './line-sink.js';
import { quantile, type Round } from './load.js';
import type { MariaDb } from './mariadb.js';
import { PushBacklog } from './push-backlog.js';

const latencyMs = 50;
/** Calls under way at a time: as many as the product allows one channel. */
const places = 16;
const pushes = 1500;
const patienceMs = 60_000;

/** A worker that is stopped while its backlog is laid out, and then let go. */
type Drainer = {
  name: string;
  child: Child;
  fill: (count: number) => Promise<void>;
  rest: () => Promise<void>;
};

/** How fast a backlog of pushes to one channel is worked off, LINE taking 50 ms for each. */
export async function compareDrains(
  mariadb: MariaDb,
  arms: Arms,
  redisUrl: string,
  rounds: number,
): Promise<Comparison> {
  const port = await freePort();
  const line = await LineSink.start(port, latencyMs);
  const lineUrl = `http://127.0.0.1:${port}`;
  const tieline = await arms.product('drain', { LINE_API_BASE_URL: lineUrl });
  const [, worker] = tieline.servers;
  if (!worker) throw new Error('the product has no worker');
  const backlog = new PushBacklog(mariadb, tieline, tieline.env);
  const bareName = `tieline-bench-${randomBytes(4).toString('hex')}`;
  const bareQueue = new Bull<BareJob>(bareName, redisUrl);
  const bare = await arms.start(
    'bare Bull',
    'bench/dist/bare-bull/processor.js',
    /Bare processor is ready/,
    {},
    [redisUrl, bareName, lineUrl, String(places)],
  );
  const drainers: Drainer[] = [
    {
      name: 'bare',
      child: bare,
      fill: async (count) => {
        const jobs = Array.from({ length: count }, () => ({
          data: { to: 'U', text: '您的會員綁定已完成', retryKey: randomBytes(16).toString('hex') },
          opts: { removeOnComplete: true },
        }));
        await bareQueue.addBulk(jobs);
      },
      rest: async () => undefined,
    },
    {
      name: 'tieline',
      child: worker,
      fill: (count) => backlog.add(count),
      rest: () => quiet(mariadb, tieline),
    },
  ];
  try {
    for (const drainer of drainers) await drain(drainer, line, pushes / 3);
    const results = drainers.map(({ name }) => ({ arm: name, rounds: [] as Round[] }));
    for (let round = 1; round <= rounds; round += 1) {
      for (const [i, drainer] of drainers.entries()) {
        const result = await drain(drainer, line, pushes);
        results[i]?.rounds.push(result);
        console.log(
          `drain    round ${round}  ${drainer.name.padEnd(9)} ${result.perSecond.toFixed(1).padStart(8)}/s` +
            `  processor ${result.processorMs.toFixed(2)} ms each`,
        );
      }
    }
    return { workload: 'drain', rounds: results };
  } finally {
    await backlog.close();
    await bareQueue.obliterate({ force: true });
    await bareQueue.close();
    await line.close();
  }
}

async function drain({ name, child, fill, rest }: Drainer, line: LineSink, count: number): Promise<Round> {
  child.freeze();
  try {
    await fill(count);
  } finally {
    child.thaw();
  }
  const before = child.processorTime();
  const began = performance.now();
  await line.expect(count, patienceMs);
  const elapsed = performance.now() - began;
  const times = line.times().map((at) => at - began);
  times.sort((a, b) => a - b);
  await rest();
  if (line.repeated > 0) throw new Error(`${name} pushed ${line.repeated} messages twice`);
  return {
    perSecond: (count / elapsed) * 1000,
    done: count,
    failed: 0,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    processorMs: (child.processorTime() - before) / count,
    firstFailure: null,
  };
}
