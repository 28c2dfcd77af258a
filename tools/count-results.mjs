/**
 * `node tools/count-results.mjs <file>`: passed and failed of a result file of Jest, Playwright or the smoke.
 * A file that is missing or cut off belongs to a runner that did not end: one failed.
 */
import { readFileSync } from 'node:fs';

function count(file) {
  let result;
  try {
    result = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [0, 1];
  }
  if (result.stats) return [result.stats.expected + result.stats.flaky, result.stats.unexpected];
  if ('numPassedTests' in result) {
    // A suite that does not even load has no failed tests of its own.
    return [result.numPassedTests, result.numFailedTests + result.numRuntimeErrorTestSuites];
  }
  return [result.passed, result.failed];
}

console.log(count(process.argv[2]).join(' '));
