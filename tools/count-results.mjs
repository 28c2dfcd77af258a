/** `node tools/count-results.mjs <file>`: passed and failed of a result file of Jest, Playwright or the smoke. */
import { readFileSync } from 'node:fs';

const result = JSON.parse(readFileSync(process.argv[2], 'utf8'));

function count() {
  if (result.stats) return [result.stats.expected + result.stats.flaky, result.stats.unexpected];
  if ('numPassedTests' in result) {
    // A suite that does not even load has no failed tests of its own.
    return [result.numPassedTests, result.numFailedTests + result.numRuntimeErrorTestSuites];
  }
  return [result.passed, result.failed];
}

console.log(count().join(' '));
