/**
 * Breaks a whole installation in every way we know, while people bind their numbers, and holds its books against those
 * of the sandbox afterwards.
 *   npm run chaos [-- --short | --all | --long] [--only "Redis"] [--json file]
 * Needs mariadbd, mariadb-install-db and redis-server on the machine, and `npm run build` before.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Evidence } from './evidence.mjs';
import { faults } from './faults.mjs';
import { Installation } from './installation.mjs';
import { drain, judge, quantile, requestsEnded } from './judge.mjs';
import { openOtherWays } from './other-ways.mjs';
import { People } from './people.mjs';
import { leaks } from './secrets.mjs';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    json: { type: 'string' },
  },
});
const chosen = Object.entries(faults).filter(([name, { short }]) =>
  values.only.length > 0
    ? values.only.some((part) => name.includes(part))
    : values.long || values.all || short,
);
/** The short form settles all books at the end; what a dead worker held waits a minute for another one. */
const settlesEach = values.long || values.all || values.only.length > 0;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const results = [];

function tell(name, problems, facts) {
  results.push({ name, problems, ...facts });
  const figures = Object.entries(facts).map(([what, figure]) => `${what} ${figure}`);
  console.log(`  ${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${[name, ...figures].join(', ')}`);
  for (const problem of problems) console.log(`        ${problem}`);
}

/** How often each status came; 0 is a connection that was cut. */
function tally(requests) {
  const counts = new Map();
  for (const { status } of requests) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, times]) => `${times} × ${status}`).join(', ');
}

/** The fault strikes while people come and go. */
async function strike(installation, people, [name, fault]) {
  const problems = [];
  const evidence = new Evidence(installation, people);
  let told;
  try {
    told = await fault.apply(installation, values.long);
  } catch (error) {
    problems.push(`the fault itself failed: ${error.message}`);
  }
  await installation.control('DELETE', '/api/faults');
  evidence.end();
  return { name, fault, evidence, told, problems };
}

/** Looked at when all who were under way have had their answers. */
async function judgeStrike({ name, fault, evidence, told, problems }) {
  const seen = [];
  if (problems.length === 0) {
    for (const [count, what] of await fault.bites(evidence, told)) {
      seen.push(`${count} ${what}`);
      if (!count) problems.push(`nothing was seen of it: ${count} ${what}`);
    }
  }
  problems.push(...requestsEnded(evidence, fault));
  tell(name, problems, {
    answers: tally(evidence.all),
    p99: seconds(quantile(evidence.all, 0.99)),
    slowest: seconds(evidence.slowest()),
    seen: seen.join('; '),
    took: seconds(evidence.to - evidence.from),
  });
}

/** Everything drains, people get through again, the books agree. */
async function settle(installation, people, before) {
  const problems = [];
  let drained = null;
  try {
    drained = await drain(installation);
    await people.mustBind(4);
    await drain(installation);
  } catch (error) {
    problems.push(error.message);
  }
  problems.push(...(await judge(installation, people)));
  const served = people.given.served - before.served;
  const away = people.given.abandoned - before.abandoned;
  const wait = drained === null ? 'for ever' : seconds(drained);
  const reasons = [...people.reasons].map(([why, times]) => `${times} × ${why}`).join('; ');
  people.reasons.clear();
  tell('all books agree afterwards', problems, {
    served,
    'sent away': reasons ? `${away} (${reasons})` : away,
    'backlog gone after': wait,
  });
}

/** People come, the faults strike in turn, people stay away, and everything is looked at. */
async function suffer(installation, people, strikes) {
  const before = { ...people.given };
  people.start();
  const struck = [];
  for (const each of strikes) {
    await pause(1500);
    struck.push(await strike(installation, people, each));
  }
  await pause(1500);
  await people.stop();
  for (const each of struck) await judgeStrike(each);
  await settle(installation, people, before);
}

const began = performance.now();
const installation = await Installation.start();
let failed = 0;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void installation.end().finally(() => process.exit(1)));
}
try {
  console.log(`Two api and two worker processes, up after ${seconds(performance.now() - began)}`);
  await openOtherWays(installation);
  const people = new People(installation);
  await people.mustBind(4);
  const turns = settlesEach ? chosen.map((fault) => [fault]) : [chosen];
  for (const turn of turns) await suffer(installation, people, turn);
  const problems = await leaks(installation, people);
  tell('no number, token or code in the logs of all processes, the database and Redis', problems, {
    people: people.codes.size,
  });
} catch (error) {
  failed += 1;
  console.error(error);
} finally {
  await installation.end();
}
const broken = results.filter(({ problems }) => problems.length > 0);
failed += broken.length;
const passed = results.length - broken.length;
const failures = broken.map(({ name, problems }) => `${name}: ${problems.join('; ')}`);
console.log(`chaos: ${passed} passed, ${failed} failed (${seconds(performance.now() - began)})`);
if (values.json) writeFileSync(values.json, JSON.stringify({ passed, failed, failures, results }));
process.exit(failed > 0 ? 1 : 0);
