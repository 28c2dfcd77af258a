import { Redis } from 'ioredis';
import { ConfigError } from '../config/config.js';

const answerMs = 3000;
const leastVersion = 5;

/** What keeps a Redis from holding queues, one a line, as read from its INFO. */
export function redisProblems(info: string): string[] {
  const field = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1];
  const problems: string[] = [];
  const version = field('redis_version');
  if (version && Number.parseInt(version, 10) < leastVersion) {
    problems.push(`REDIS_URL: Redis ${version} is too old, ${leastVersion} or newer is needed`);
  }
  const policy = field('maxmemory_policy');
  if (policy && policy !== 'noeviction') {
    problems.push(
      `REDIS_URL: maxmemory-policy is ${policy}; queues lose their locks with it. ` +
        'Set it to noeviction (redis-cli config set maxmemory-policy noeviction, and in its configuration)',
    );
  }
  return problems;
}

/** Null when there is no answer in time: a Redis that hangs takes connections and says nothing. */
async function readInfo(url: string): Promise<string | null> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: answerMs, retryStrategy: () => null });
  redis.on('error', () => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), answerMs);
  });
  const look = async () => {
    await redis.connect();
    return `${await redis.info('server')}\n${await redis.info('memory')}`;
  };
  try {
    return await Promise.race([look().catch(() => null), late]);
  } finally {
    clearTimeout(timer);
    redis.disconnect();
  }
}

/**
 * Looks at Redis once, at the start. One that does not answer stops nobody: work goes on without it, and it may be
 * back in a minute.
 * @throws ConfigError when it answers and is not fit for queues
 * @returns false when it did not answer
 */
export async function requireSoundRedis(url: string): Promise<boolean> {
  const info = await readInfo(url);
  if (info === null) return false;
  const problems = redisProblems(info);
  if (problems.length > 0) throw new ConfigError(problems);
  return true;
}
