/**
 * Breaks a whole installation in every way we know, while people bind their numbers, and holds its books against those
 * of the sandbox afterwards.
 *   npm run chaos [-- --long] [--only "Redis"] [--json file]
 * Needs mariadbd, mariadb-install-db and redis-server on the machine, and `npm run build` before.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { faults } from './faults.mjs';
import { Installation } from './installation.mjs';
import { drain, judge } from './judge.mjs';
import { People } from './people.mjs';
import { leaks } from './secrets.mjs';

const { values } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    json: { type: 'string' },
  },
});
const chosen = Object.entries(faults).filter(([name, { short }]) =>
  values.only.length > 0
    ? values.only.some((part) => name.includes(part))
    : values.long || values.all || short,
);

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const results = [];

/** How often each status came; 0 is a connection that was cut. */
function tally(requests) {
  const counts = new Map();
  for (const { status } of requests) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, times]) => `${times} × ${status}`).join(', ');
}

/** People come and go, the fault strikes, ends, everything drains, people get through again, the books agree. */
async function suffer(installation, people, [name, { apply, mayCut }]) {
  const began = performance.now();
  const before = { ...people.given };
  const problems = [];
  people.start();
  await pause(1500);
  try {
    await apply(installation, values.long);
  } catch (error) {
    problems.push(`the fault itself failed: ${error.message}`);
  }
  await installation.control('DELETE', '/api/faults');
  await pause(1500);
  await people.stop();
  let drained = null;
  try {
    drained = await drain(installation);
    await people.mustBind(4);
    await drain(installation);
  } catch (error) {
    problems.push(error.message);
  }
  const answers = tally(people.requests);
  const slowest = Math.max(0, ...people.requests.map(({ ms }) => ms));
  problems.push(...(await judge(installation, people, { mayCut })));
  const bound = people.given.bound - before.bound;
  const abandoned = people.given.abandoned - before.abandoned;
  const took = performance.now() - began;
  results.push({ name, bound, abandoned, answers, slowest, drained, took, problems });
  console.log(
    `  ${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${name}: ${bound} bound, ${abandoned} sent away, ` +
      `answers ${answers}, slowest ${seconds(slowest)}, drained in ${drained === null ? '—' : seconds(drained)}, ${seconds(took)}`,
  );
  for (const problem of problems) console.log(`        ${problem}`);
}

const began = performance.now();
const installation = await Installation.start();
let failed = 0;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void installation.end().finally(() => process.exit(1)));
}
try {
  console.log(`Two api and two worker processes, up after ${seconds(performance.now() - began)}`);
  const people = new People(installation);
  await people.mustBind(4);
  for (const fault of chosen) await suffer(installation, people, fault);
  const problems = await leaks(installation, people);
  results.push({ name: 'no secret in logs, database or Redis', problems });
  console.log(
    `  ${problems.length === 0 ? 'ok  ' : 'FAIL'}  no number, token or code of ${people.codes.size} people in the logs ` +
      'of all processes, the database and Redis',
  );
  for (const problem of problems) console.log(`        ${problem}`);
} catch (error) {
  failed += 1;
  console.error(error);
} finally {
  await installation.end();
}
failed += results.filter(({ problems }) => problems.length > 0).length;
const passed = results.length - results.filter(({ problems }) => problems.length > 0).length;
console.log(`chaos: ${passed} passed, ${failed} failed, ${seconds(performance.now() - began)}`);
if (values.json) writeFileSync(values.json, JSON.stringify({ passed, failed, results }));
process.exit(failed > 0 ? 1 : 0);
