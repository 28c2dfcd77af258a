/** MariaDB and Redis of one run: ports and data folders of their own, ended by their own process ids. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import { createConnection } from 'mysql2/promise';
import { freePort } from '../tools/processes.mjs';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class Server {
  async start() {
    this.child = spawn(this.command, this.args, { stdio: 'ignore' });
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    const deadline = performance.now() + 30_000;
    while (!(await this.answers())) {
      if (performance.now() > deadline || this.child.exitCode !== null) {
        throw new Error(`${this.command} does not answer`);
      }
      await pause(100);
    }
  }

  /** As a lost machine: nothing is written any more. */
  async kill() {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** As a network that swallows everything: connections stay open and nobody answers. */
  freeze() {
    this.child.kill('SIGSTOP');
  }

  thaw() {
    this.child.kill('SIGCONT');
  }

  async end() {
    if (this.child?.exitCode === null && this.child.signalCode === null) {
      this.thaw();
      await this.kill();
    }
  }
}

export class MariaDb extends Server {
  /** `made` gets the server before it starts: whoever began it can end it. */
  static async create(folder, made) {
    const server = new MariaDb();
    made(server);
    const data = path.join(folder, 'mariadb');
    mkdirSync(data, { recursive: true });
    const common = ['--no-defaults', `--datadir=${data}`, ...(process.getuid() === 0 ? ['--user=root'] : [])];
    const install = spawnSync(
      'mariadb-install-db',
      [...common, '--auth-root-authentication-method=normal', '--skip-test-db'],
      { encoding: 'utf8', timeout: 60_000 },
    );
    if (install.status !== 0) throw new Error(`mariadb-install-db: ${install.stderr}`);
    server.port = await freePort();
    server.command = 'mariadbd';
    server.args = [
      ...common,
      `--port=${server.port}`,
      '--bind-address=127.0.0.1',
      `--socket=${path.join(folder, 'mariadb.sock')}`,
      `--pid-file=${path.join(folder, 'mariadb.pid')}`,
      '--innodb-buffer-pool-size=64M',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_bin',
    ];
    await server.start();
    await server.rows(
      'CREATE DATABASE IF NOT EXISTS tieline CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
      'mysql',
    );
    return server;
  }

  get url() {
    return `mysql://root@127.0.0.1:${this.port}/tieline`;
  }

  async answers() {
    return this.rows('SELECT 1', 'mysql').then(
      () => true,
      () => false,
    );
  }

  async rows(sql, database = 'tieline') {
    const connection = await createConnection({
      uri: `mysql://root@127.0.0.1:${this.port}/${database}`,
      connectTimeout: 2000,
    });
    // A server that goes away is what this is about.
    connection.on('error', () => undefined);
    try {
      return (await connection.query(sql))[0];
    } finally {
      connection.destroy();
    }
  }
}

export class RedisServer extends Server {
  static async create(folder, made) {
    const server = new RedisServer();
    made(server);
    const data = path.join(folder, 'redis');
    mkdirSync(data, { recursive: true });
    server.port = await freePort();
    server.command = 'redis-server';
    server.args = [
      ...['--port', String(server.port), '--bind', '127.0.0.1', '--dir', data],
      ...['--save', '', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'],
    ];
    await server.start();
    return server;
  }

  get url() {
    return `redis://127.0.0.1:${this.port}`;
  }

  async answers() {
    return this.ask((redis) => redis.ping()).then(
      () => true,
      () => false,
    );
  }

  /** Forgets everything; how many jobs nobody had worked off yet. */
  flush() {
    const queues = ['sms', 'line', 'rest'].flatMap((name) =>
      ['wait', 'active'].map((list) => `{tieline-${name}}:${name}:${list}`),
    );
    return this.ask(async (client) => {
      const all = client.multi();
      for (const list of queues) all.llen(list);
      const answers = await all.flushall().exec();
      return queues.reduce((sum, _list, at) => sum + Number(answers[at][1]), 0);
    });
  }

  async ask(question) {
    const redis = new Redis(this.url, { connectTimeout: 1000, retryStrategy: () => null, lazyConnect: true });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }
}
