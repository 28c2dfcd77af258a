/**
 * npm run bench -- [--only webhook|otp|journey|drain|statements|pending|start|lists|import]… [--rounds 5] [--seconds 8]
 *   [--any-load]
 * The product against a straight-line server, on this machine's MariaDB and Redis. See docs/testing.md.
 */
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Arms } from './arms.js';
import { root } from './children.js';
import { compare, medianOf } from './compare.js';
import { compareDrains } from './drain.js';
import { measureImport } from './imports.js';
import { measureLists } from './lists.js';
import { MariaDb } from './mariadb.js';
import { addPendingCodes } from './pending.js';
import { Report } from './report.js';
import { countStatements, measureStarts } from './single-figures.js';
import { journey, otp, shopJourney, webhook } from './workloads.js';

const parts = [
  'webhook',
  'otp',
  'journey',
  'drain',
  'statements',
  'pending',
  'start',
  'lists',
  'import',
] as const;
const highestLoad = 3;
const pendingCodes = 100_000;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [...parts] },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '8' },
    'any-load': { type: 'boolean', default: false },
  },
});
const wanted = new Set(values.only);
const size = { rounds: Number(values.rounds), seconds: Number(values.seconds) };

function refuse(reason: string): never {
  console.error(reason);
  process.exit(2);
}

for (const part of wanted) {
  if (!parts.some((known) => known === part)) refuse(`--only ${part}: one of ${parts.join(', ')}`);
}
for (const file of ['apps/api/dist/main.js', 'apps/api/dist/worker.js', 'apps/sandbox/dist/server/main.js']) {
  if (!existsSync(path.join(root, file))) refuse(`${file} is missing: npm run build`);
}
const load = loadavg()[0] ?? 0;
if (load > highestLoad && !values['any-load']) {
  refuse(`The load average is ${load.toFixed(1)}: figures would mean nothing. Wait, or add --any-load.`);
}

const mariadb = await MariaDb.connect(process.env['BENCH_DATABASE_URL'] ?? 'mysql://root@127.0.0.1:3306/');
const redisUrl = process.env['BENCH_REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const arms = await Arms.open(mariadb, redisUrl);
const report = new Report();

async function run(): Promise<boolean> {
  const [version] = await mariadb.rows<{ version: string }>('SELECT VERSION() AS version');
  const facts = {
    database: version?.version,
    node: process.version,
    processors: cpus().length,
    load,
    ...size,
  };
  console.log(JSON.stringify(facts));
  if (wanted.has('drain')) {
    const drains = await compareDrains(mariadb, arms, redisUrl, size.rounds);
    report.ratio(drains, { of: 'tieline', to: 'bare' }, 0.8, 'pushes drained, LINE taking 50 ms');
  }
  if ([...wanted].every((part) => part === 'drain')) return report.finish(facts);
  const tieline = await arms.product('tieline');
  const straight = await arms.straight(tieline);
  const both = [straight, tieline];
  const sides = { of: 'tieline', to: 'straight' };

  if (wanted.has('start')) {
    const { readyMs, memoryMb } = await measureStarts(tieline.env, size.rounds);
    report.atMost('start to ready', readyMs, 2000, 'ms');
    report.atMost('idle memory of the api', memoryMb, 170, 'MB');
  }
  if (wanted.has('statements')) {
    const counts = await countStatements(mariadb, tieline, shopJourney);
    report.atMost('SQL statements a journey, match at the shop', counts, 30, 'statements');
    report.note('  the same without a shop', await countStatements(mariadb, tieline, journey), 'statements');
    report.note('  straight line', await countStatements(mariadb, straight, journey), 'statements');
  }
  if (wanted.has('webhook')) {
    const figures = await compare(mariadb, both, webhook, size);
    report.ratio(figures, sides, 0.75, 'webhook acknowledgements');
    report.atMost('webhook p99', [medianOf(figures, 'tieline', 'p99')], 500, 'ms');
  }
  if (wanted.has('otp')) {
    report.ratio(await compare(mariadb, both, otp, size), sides, 0.45, 'OTP send + verify pairs');
  }
  if (wanted.has('journey')) {
    report.ratio(await compare(mariadb, both, journey, size), sides, 0.5, 'journeys');
  }
  if (wanted.has('pending')) {
    const full = await arms.product('pending');
    await addPendingCodes(mariadb, full, pendingCodes);
    const figures = await compare(mariadb, [tieline, full], otp, size);
    report.ratio(
      figures,
      { of: 'pending', to: 'tieline' },
      0.9,
      `OTP pairs with ${pendingCodes} pending codes`,
    );
  }
  if (wanted.has('lists')) await measureLists(mariadb, await arms.product('lists'), report);
  if (wanted.has('import')) await measureImport(await arms.product('import'), report);
  return report.finish(facts);
}

let stopping: Promise<void> | null = null;
const stop = (): Promise<void> => (stopping ??= arms.stop().then(() => mariadb.close()));
process.once('SIGINT', () => void stop().then(() => process.exit(130)));
process.once('SIGTERM', () => void stop().then(() => process.exit(143)));

let reached: boolean;
try {
  reached = await run();
} finally {
  await stop();
}
process.exit(reached ? 0 : 1);
