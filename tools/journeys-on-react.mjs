/**
 * The binding page's journeys on React instead of Preact: `npm run test:e2e:react`. The source is the same; this shows
 * that nothing in it leans on the smaller runtime, so that it can be left. Needs `npm run build`; builds the page for
 * React, and for Preact again when it is done.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const specs = [
  'main-journey',
  'otp',
  'outcomes',
  'liff-fields',
  'accessibility-liff',
  'offline-and-keyboard',
];

function run(command, args, { cwd = root, env = {} } = {}) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
  return status ?? 1;
}
const build = (runtime) =>
  run('npm', ['run', 'build', '-w', '@tieline/liff'], { env: { LIFF_RUNTIME: runtime } });

let status = build('react');
try {
  if (status === 0) status = run('npm', ['run', 'test:e2e', '--', ...specs]);
} finally {
  status = build('preact') || status;
}
process.exit(status);
