/**
 * `node tools/count-results.mjs <file> [<second run>]`: passed and failed of a result file of Jest, Playwright, smoke
 * or chaos. Every test counts once, by its last result; what failed first and passed then is named on stderr as flaky,
 * with its first failure. A file that is missing or cut off belongs to a runner that did not end: one failed.
 *
 * `node tools/count-results.mjs --failed <file>`: the spec files that failed in a run of Jest, a line each.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const readResult = (file) => JSON.parse(readFileSync(file, 'utf8'));
const failedSuites = ({ testResults = [] }) => testResults.filter(({ status }) => status === 'failed');

function count(file, again) {
  const second = again !== undefined && existsSync(again) ? again : undefined;
  try {
    const result = readResult(file);
    if (result.stats) return countPlaywright(result);
    if (result.testResults) return countJest(result, second ? readResult(second) : {});
    if (second === undefined) return [result.passed, result.failed];
    return countWhole(result, readResult(second));
  } catch {
    return [0, 1];
  }
}

function countWhole({ failures = [] }, { passed, failed }) {
  if (failed === 0) tellFlaky('a run as a whole', failures.join('\n'));
  return [passed, failed];
}

function countJest({ testResults }, { testResults: second = [] }) {
  const later = new Map(second.map((suite) => [suite.name, suite]));
  let [passed, failed] = [0, 0];
  for (const suite of testResults) {
    const last = later.get(suite.name) ?? suite;
    const of = (status) => last.assertionResults.filter((test) => test.status === status).length;
    passed += of('passed');
    // A suite that does not even load has no failed tests of its own.
    failed += last.status === 'failed' ? Math.max(1, of('failed')) : 0;
    if (suite.status === 'failed' && last.status === 'passed') {
      tellFlaky(path.relative(process.cwd(), suite.name), suite.message);
    }
  }
  return [passed, failed];
}

function countPlaywright({ stats, suites }) {
  const visit = ({ file, title, specs = [], suites: inner = [] }, above) => {
    const names = title && title !== file ? [...above, title] : above;
    for (const spec of specs) {
      const test = spec.tests.find(({ status }) => status === 'flaky');
      const first = test?.results.find(({ status }) => status !== 'passed');
      if (test) tellFlaky([spec.file, ...names, spec.title].join(' › '), first?.error?.stack ?? '');
    }
    for (const each of inner) visit(each, names);
  };
  for (const suite of suites) visit(suite, []);
  return [stats.expected + stats.flaky, stats.unexpected];
}

function tellFlaky(name, firstFailure) {
  console.error(`flaky: ${name}\n${firstFailure}`);
}

const [first, second] = process.argv.slice(2);
if (first === '--failed') {
  try {
    for (const { name } of failedSuites(readResult(second))) console.log(name);
  } catch {
    // No result: the runner itself broke, and there is nothing to name.
  }
} else {
  console.log(count(first, second).join(' '));
}
