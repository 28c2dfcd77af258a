import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A process of the bench: a server of one of the arms, or the sandbox. */
export class Child {
  private output = '';
  private readonly startedAt = performance.now();
  private readonly process: ChildProcess;
  private readonly ended: Promise<number | string | null>;

  constructor(
    readonly name: string,
    script: string,
    env: Record<string, string>,
    nodeFlags: readonly string[] = [],
    args: readonly string[] = [],
  ) {
    this.process = spawn(process.execPath, [...nodeFlags, path.join(root, script), ...args], {
      cwd: root,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = new Promise((resolve) =>
      this.process.once('exit', (code, signal) => resolve(code ?? signal)),
    );
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output = `${this.output}${chunk.toString()}`.slice(-8000)));
    }
  }

  /** Milliseconds from the start until the process printed `line`. */
  async printed(line: RegExp, withinMs = 60_000): Promise<number> {
    while (performance.now() < this.startedAt + withinMs) {
      if (line.test(this.output)) return performance.now() - this.startedAt;
      if (this.process.exitCode !== null) throw new Error(`${this.name} ended:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`${this.name} did not print ${String(line)}:\n${this.output}`);
  }

  /** Resident memory in MB. */
  memory(): number {
    return (
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.process.pid)], { encoding: 'utf8' })) / 1024
    );
  }

  /** Processor time so far in ms, all threads; 0 where there is no /proc. */
  processorTime(): number {
    try {
      const fields = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return 0;
    }
  }

  freeze(): void {
    this.process.kill('SIGSTOP');
  }

  thaw(): void {
    this.process.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    this.process.kill('SIGTERM');
    const timer = setTimeout(() => this.process.kill('SIGKILL'), 10_000);
    await this.ended;
    clearTimeout(timer);
  }
}
