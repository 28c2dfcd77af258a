import { enableCompileCache } from 'node:module';
import { ConfigError, readConfig, type Config } from './config.js';

/** Tells a person what to do instead of showing a stack. */
export function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/**
 * Reads the environment, runs `start`, and ends the process with a readable reason when either fails. `start` imports
 * what it needs: a faulty environment is told before 2,000 modules are loaded, and these come compiled from the cache
 * of an earlier start where the temporary folder can be written.
 */
export function startProcess(start: (config: Config) => Promise<void>): void {
  enableCompileCache();
  const run = async () => start(readConfig(process.env));
  run().catch((error: unknown) => {
    if (error instanceof ConfigError) stop(error.message);
    stop(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
}
