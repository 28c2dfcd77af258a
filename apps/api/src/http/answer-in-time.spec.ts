import { fastify, type FastifyInstance } from 'fastify';
import { answerInTime } from './answer-in-time.js';

describe('a request', () => {
  let server: FastifyInstance;
  let url: string;
  const works = { release: () => undefined as void, ended: Promise.resolve() };
  beforeAll(async () => {
    server = fastify();
    answerInTime(server, 150);
    server.get('/at-once', async () => ({ ok: true }));
    server.get('/hangs', async () => {
      const work = new Promise<void>((resolve) => (works.release = resolve));
      works.ended = work;
      await work;
      return { ok: true };
    });
    server.get('/streams', (_request, reply) => {
      reply.hijack();
      reply.raw.writeHead(200);
      reply.raw.write('a');
      setTimeout(() => reply.raw.end('b'), 400);
    });
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => server.close());

  it('whose work hangs is answered 503 in time, and its late end harms nobody', async () => {
    const began = performance.now();
    const answer = await fetch(`${url}/hangs`);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toMatchObject({ code: 'service.busy' });
    works.release();
    await works.ended;
    expect((await fetch(`${url}/at-once`)).status).toBe(200);
  });

  it('that was answered, or whose answer has begun, is left alone', async () => {
    expect(await (await fetch(`${url}/at-once`)).json()).toEqual({ ok: true });
    expect(await (await fetch(`${url}/streams`)).text()).toBe('ab');
  });
});
