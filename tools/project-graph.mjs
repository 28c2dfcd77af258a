/**
 * Writes Nx's project graph, which the import rule of eslint.config.mjs reads: without a cached graph that rule
 * warns once and checks nothing. `npm run lint` runs this first; the configuration does when no graph is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const cached = path.join(root, '.nx', 'workspace-data', 'project-graph.json');

export function writeProjectGraph() {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules', '.bin', 'nx'), 'show', 'projects'],
    // The daemon keeps the graph in its own memory and may never write the file.
    { cwd: root, encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false' } },
  );
  if (status !== 0 || !existsSync(cached)) {
    throw new Error(`Nx made no project graph (exit ${status}):\n${stdout}${stderr}`);
  }
}

export function ensureProjectGraph() {
  if (!existsSync(cached)) writeProjectGraph();
}

if (process.argv[1] === import.meta.filename) writeProjectGraph();
