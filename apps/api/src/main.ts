import 'reflect-metadata';
import { releaseMemory } from './config/release-memory.js';
import { startProcess, stop } from './config/start-process.js';

startProcess(async (config) => {
  const { requireSoundRedis } = await import('./delivery/redis-check.js');
  const { createHttpApp } = await import('./http-app.js');
  const { Provision } = await import('./provision/provision.js');
  const [app] = await Promise.all([
    createHttpApp(config, config.redis ? 'http' : 'embedded'),
    config.redis && requireSoundRedis(config.redis.url),
  ]);
  await app.get(Provision).run();
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    stop(`Port ${config.port} is taken. Set PORT to another one.`);
  }
  process.stdout.write(`Tieline is ready at ${config.publicUrl}\n`);
  releaseMemory();
});
