import { readConfig } from './config.js';
import { buildServer } from './server.js';
import { keepWorld } from './world/snapshot.js';
import { World } from './world/world.js';

async function main(): Promise<void> {
  const config = readConfig();
  const world = new World(config);
  const keeper = config.dataFile === null ? null : keepWorld(world, config.dataFile);
  const app = await buildServer(world);

  const stop = async () => {
    await app.close();
    await keeper?.flush();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());

  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      ? new Error(`Port ${config.port} is taken. Set SANDBOX_PORT to another one.`)
      : error;
  }
  process.stdout.write(`Sandbox ready: ${config.sandboxUrl}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
