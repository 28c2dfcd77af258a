/**
 * `node tools/e2e-shards.mjs <folder>`: the browser journeys in two halves side by side, each with a product, a sandbox
 * and data of its own. Leaves playwright-1.json and playwright-2.json in the folder; fails when either half does.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? 'test-results');
const shards = 2;
const running = [];

function run(number) {
  const port = 3300 + 10 * number;
  const child = spawn(
    'npm',
    [
      ...['run', '--silent', '-w', '@tieline/e2e', 'e2e', '--'],
      ...[`--shard=${number}/${shards}`, '--reporter=list,json', `--output=test-results/shard-${number}`],
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        E2E_PORT: String(port),
        E2E_SANDBOX_PORT: String(port + 1),
        PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(folder, `playwright-${number}.json`),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    },
  );
  running.push(child);
  // Line by line, at once: what a time limit cuts off must still say how far it came.
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => process.stdout.write(`${number}| ${line}\n`));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

// A time limit from outside ends this process: the halves, each a group of npm, browser and servers, go with it.
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    for (const { pid, exitCode } of running) if (exitCode === null) process.kill(-pid, 'SIGTERM');
  });
}
const codes = await Promise.all(Array.from({ length: shards }, (_none, i) => run(i + 1)));
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
