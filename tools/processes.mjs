/** Child processes of a tool: started, waited for by a line they print, ended together. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** A port that was free a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export class ChildProcess {
  output = '';

  constructor(name, script, env, args = []) {
    this.name = name;
    this.startedAt = performance.now();
    this.child = spawn(process.execPath, [path.resolve(root, script), ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => resolve(code ?? signal));
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (chunk) => (this.output += chunk));
    }
  }

  get isRunning() {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Milliseconds from the start until the process printed `line`. */
  async printed(line, withinMs = 30_000) {
    const deadline = performance.now() + withinMs;
    while (performance.now() < deadline) {
      if (line.test(this.output)) return Math.round(performance.now() - this.startedAt);
      if (!this.isRunning) throw new Error(`${this.name} ended (${await this.ended}):\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`${this.name} did not print ${line} within ${withinMs} ms:\n${this.output}`);
  }

  /** SIGTERM; the exit code, or `late` when it took longer and had to be killed. */
  async stop(withinMs = 30_000) {
    this.child.kill('SIGTERM');
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve('late'), withinMs);
    });
    const result = await Promise.race([this.ended, late]);
    clearTimeout(timer);
    if (this.isRunning) this.child.kill('SIGKILL');
    return result;
  }
}
