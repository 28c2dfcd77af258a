/** Watch mode of a server: tsc compiles what changes, node starts again when what it has loaded is written anew. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './processes.mjs';

const children = [];

/** Starts a tool or server that runs as long as this process; when one ends, all do. */
export function keepRunning(args, env = process.env, cwd = root) {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  children.push(child);
  child.once('exit', (code) => stop(code ?? 1));
}

function stop(code) {
  process.exitCode ??= code;
  for (const child of children) child.kill('SIGTERM');
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop(0));

/** Compiles `project` (a folder) and all it refers to, once and then at every change; back when `entry` is there. */
export async function compileAndWatch(project, entry) {
  keepRunning([
    path.join(root, 'node_modules', '.bin', 'tsc'),
    '-b',
    project,
    '--watch',
    '--preserveWatchOutput',
  ]);
  while (!existsSync(path.join(root, entry))) await new Promise((resolve) => setTimeout(resolve, 200));
}

/** `node --watch` looks at what the process has imported, the libraries' dist included. */
export function serve(entry, env) {
  keepRunning(['--watch', '--watch-preserve-output', path.join(root, entry)], env);
}

/** Vite's development server of an app. */
export function serveVite(app, port) {
  const folder = path.join(root, app);
  // Vite may stand in the app's own node_modules.
  const vite = path.dirname(createRequire(path.join(folder, 'package.json')).resolve('vite/package.json'));
  const args = [path.join(vite, 'bin', 'vite.js'), '--port', String(port), '--strictPort'];
  keepRunning(args, process.env, folder);
}
