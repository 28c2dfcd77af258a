import { connect, type AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { engines } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';

/** Sends a request a byte at a time and never ends it; what the server says before it hangs up. */
function trickle(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    let timer: NodeJS.Timeout | undefined;
    socket.on('connect', () => {
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`,
      );
      timer = setInterval(() => socket.write(' '), 50);
    });
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('error', (error: NodeJS.ErrnoException) => error.code === 'EPIPE' || reject(error));
    socket.on('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
  });
}

describe('a body that comes a byte at a time', () => {
  let app: TestApp;
  let server: Server;
  let port = 0;
  beforeAll(async () => {
    app = await TestApp.start(engines[0]!);
    const fastify: FastifyInstance = app.get(HttpAdapterHost).httpAdapter.getInstance();
    await fastify.listen({ port: 0, host: '127.0.0.1' });
    server = fastify.server;
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => app.stop());

  it('is ended in time, wherever it is sent', async () => {
    expect(server.requestTimeout).toBe(15_000);
    server.headersTimeout = 400;
    server.requestTimeout = 500;
    const begun = performance.now();
    const paths = [`/api/line/webhook/${demo.channelId}`, '/api/liff/sessions', '/api/auth/sign-in'];
    const answers = await Promise.all(paths.map((path) => trickle(port, path)));
    expect(performance.now() - begun).toBeLessThan(14_000);
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(await app.count('webhook_events')).toBe(0);
  });
});
