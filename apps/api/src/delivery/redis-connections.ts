import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';

type Purpose = 'client' | 'subscriber' | 'bclient';

/**
 * Opens the connections that Bull asks for, and closes them at the end whatever Bull does: while it stops it can
 * reconnect its blocking client, which would keep the process alive.
 */
@Injectable()
export class RedisConnections implements OnApplicationShutdown {
  private readonly opened: Redis[] = [];

  open(url: string, purpose: Purpose): Redis {
    const redis =
      purpose === 'bclient'
        ? new BlockedRedis(url, optionsFor(purpose))
        : new Redis(url, optionsFor(purpose));
    this.opened.push(redis);
    return redis;
  }

  onApplicationShutdown(): void {
    for (const redis of this.opened) redis.disconnect();
  }
}

/** Waits for jobs inside one command: QUIT would stand behind it, and Bull would give it half a second a queue. */
class BlockedRedis extends Redis {
  override quit(): Promise<'OK'> {
    this.disconnect();
    return Promise.resolve('OK');
  }
}

/** Producers fail fast; Bull itself demands unlimited retries and no ready check on its blocking connections. */
function optionsFor(purpose: Purpose): RedisOptions {
  // ioredis waits this long for the end of a connection, and keeps the process alive meanwhile, also for one that is
  // closed already.
  const disconnectTimeout = 200;
  const connection: RedisOptions = { connectTimeout: 3000, keepAlive: 10_000, disconnectTimeout };
  return purpose === 'client'
    ? { ...connection, maxRetriesPerRequest: 1 }
    : { ...connection, maxRetriesPerRequest: null, enableReadyCheck: false };
}
