import { Redis } from 'ioredis';
import type { TestApp } from './test-app.js';

/** Everything that the queues of this app hold in Redis, as text, a line each; null without Redis. */
export async function redisContent(app: TestApp): Promise<string[] | null> {
  const { redis: config } = app.config;
  if (!config) return null;
  const redis = new Redis(config.url);
  try {
    const lines: string[] = [];
    for (const key of await redis.keys(`{${config.prefix}-*`)) {
      const type = await redis.type(key);
      lines.push(key);
      if (type === 'hash') lines.push(JSON.stringify(await redis.hgetall(key)));
      if (type === 'list') lines.push(JSON.stringify(await redis.lrange(key, 0, -1)));
      if (type === 'zset') lines.push(JSON.stringify(await redis.zrange(key, 0, -1)));
      if (type === 'set') lines.push(JSON.stringify(await redis.smembers(key)));
      if (type === 'stream') lines.push(JSON.stringify(await redis.xrange(key, '-', '+')));
      if (type === 'string') lines.push((await redis.get(key)) ?? '');
    }
    return lines;
  } finally {
    redis.disconnect();
  }
}
