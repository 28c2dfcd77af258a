/**
 * `npm start`: product and sandbox on this machine, embedded, with no account and no network.
 * Builds what is missing, starts both, fills an empty database with a demo team, and says where to look.
 * `npm start -- --empty` makes no team: the console's first run does.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { demoStaff } from './demo-provision.mjs';
import { productEnvironment, sandboxEnvironment } from './product-environment.mjs';

const root = path.resolve(import.meta.dirname, '..');
const port = portOf('PORT', 3000);
const sandboxPort = portOf('SANDBOX_PORT', 3100);
const data = path.resolve(root, process.env.TIELINE_DATA ?? './data');
const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`;
const sandboxUrl = `http://localhost:${sandboxPort}`;
const empty = process.argv.includes('--empty');
const children = [];

function portOf(variable, byDefault) {
  const port = Number(process.env[variable] || byDefault);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  console.error(`${variable} is to be a number from 1 to 65535, not "${process.env[variable]}".`);
  process.exit(1);
}

function fail(message) {
  console.error(`\n${message}`);
  stop(1);
}

let stopping = false;
function stop(code) {
  if (stopping) return;
  stopping = true;
  const waits = children.map(
    (child) =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', resolve);
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
      }),
  );
  Promise.all(waits).then(() => process.exit(code));
}

function requireFreePort(number, variable) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', ({ code }) => {
      const why = code === 'EADDRINUSE' ? 'is taken' : `can not be used (${code})`;
      const other = number < 65_535 ? number + 1 : number - 1;
      fail(`Port ${number} ${why}. Choose another one: ${variable}=${other} npm start`);
    });
    probe.listen(number, '0.0.0.0', () => probe.close(resolve));
  });
}

const built = [
  'apps/api/dist/main.js',
  'apps/sandbox/dist/server/main.js',
  'apps/sandbox/dist/web/index.html',
  'apps/liff/dist/liff-bind.html',
  'apps/admin/dist/index.html',
  'apps/widget/dist/widget.js',
];

function buildWhatIsMissing() {
  if (built.every((file) => existsSync(path.join(root, file)))) return;
  console.log('Building (once, about a minute) …');
  const result = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, encoding: 'utf8' });
  if (result.status === 0) return;
  console.error(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  fail('The build failed; see above.');
}

function run(name, script, env) {
  const child = spawn(process.execPath, [path.join(root, script)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  child.once('exit', (code) => fail(`${name} stopped (${code ?? 'by a signal'}).`));
  child.stdout.on('data', (chunk) => {
    if (process.env.LOG_LEVEL) process.stdout.write(chunk);
  });
}

async function answers(url, name) {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
      if (response.ok) return response;
    } catch {
      // not up yet
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return fail(`${name} did not answer at ${url}.`);
}

process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));

if (port === sandboxPort)
  fail(`Product and sandbox can not both listen on ${port}: set PORT or SANDBOX_PORT.`);
await requireFreePort(port, 'PORT');
await requireFreePort(sandboxPort, 'SANDBOX_PORT');
buildWhatIsMissing();
run(
  'The sandbox',
  'apps/sandbox/dist/server/main.js',
  sandboxEnvironment({ port: sandboxPort, publicUrl, data }),
);
const world = await (await answers(`${sandboxUrl}/api/world`, 'The sandbox')).json();

run(
  'The product',
  'apps/api/dist/main.js',
  productEnvironment({ world, sandboxUrl, port, publicUrl, data, empty }),
);
await answers(`${publicUrl}/health/ready`, 'The product');

const signIn = `  Sign in as
${demoStaff.map(({ email, password, role }) => `    ${role.padEnd(11)} ${email.padEnd(26)} ${password}`).join('\n')}`;
const firstRun = '  The console asks for the first admin, and offers the sandbox.';

console.log(`
Tieline is ready.

  Phone page   ${sandboxUrl}      a pretend phone: tap 綁定, enter 0900-000-001
  Console      ${publicUrl}

${empty ? firstRun : signIn}

  Data is kept in ${path.relative(process.cwd(), data) || '.'}. Ctrl+C stops both.
`);
