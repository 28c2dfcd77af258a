import { createServer } from 'node:net';
import { ConfigError } from '../config/config.js';
import { redisProblems, requireSoundRedis } from './redis-check.js';

const info = (version: string, policy: string) =>
  `# Server\r\nredis_version:${version}\r\n\n# Memory\r\nmaxmemory:0\r\nmaxmemory_policy:${policy}\r\n`;

/** Speaks enough of Redis' protocol to be asked for its INFO; without one it says nothing. */
async function pretendRedis(text: string | null): Promise<{ url: string; close: () => void }> {
  const server = createServer((socket) => {
    socket.on('data', (chunk) => {
      if (text === null) return;
      for (const _command of String(chunk).matchAll(/\*\d+\r\n/g)) {
        socket.write(`$${Buffer.byteLength(text)}\r\n${text}\r\n`);
      }
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `redis://127.0.0.1:${port}`, close: () => server.close() };
}

describe('the look at Redis at the start', () => {
  it('is content with a Redis that keeps what it is given', () => {
    expect(redisProblems(info('5.0.0', 'noeviction'))).toEqual([]);
    expect(redisProblems(info('7.0.15', 'noeviction'))).toEqual([]);
  });

  it('names every problem', () => {
    expect(redisProblems(info('4.0.14', 'allkeys-lru'))).toEqual([
      expect.stringContaining('4.0.14'),
      expect.stringContaining('allkeys-lru'),
    ]);
  });

  it('is content with one that hides its memory settings', () => {
    expect(redisProblems('redis_version:7.2.0\r\n')).toEqual([]);
  });

  it('stops the start over one that evicts', async () => {
    const redis = await pretendRedis(info('7.0.15', 'volatile-lru'));
    await expect(requireSoundRedis(redis.url)).rejects.toThrow(ConfigError);
    redis.close();
  });

  it('stops nothing over one that does not answer, or takes the connection and hangs', async () => {
    expect(await requireSoundRedis('redis://127.0.0.1:9')).toBe(false);
    const silent = await pretendRedis(null);
    const began = performance.now();
    expect(await requireSoundRedis(silent.url)).toBe(false);
    expect(performance.now() - began).toBeLessThan(20_000);
    silent.close();
  });
});
