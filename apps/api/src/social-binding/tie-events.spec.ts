import { HttpAdapterHost } from '@nestjs/core';
import type { TieStatus } from '@tieline/contracts';
import type { FastifyInstance } from 'fastify';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { demo, TestApp } from '../../test/test-app.js';
import { tiePolicy } from './tie-policy.js';
import { WatchTies } from './watch-ties.js';
import { accepts, offered, person, Website } from './website.test-kit.js';

const eventsOf = (watch: string) => `/api/social-binding/${demo.channelId}/ties/${watch}/events`;

describeEachEngine('pages that wait for their tie', (engine) => {
  let app: TestApp;
  let site: Website;
  beforeAll(async () => {
    app = await TestApp.start(engine);
    site = new Website(app);
    await site.setUp();
  });
  afterAll(() => app.stop());

  const watching = (token: string, address = '10.1.1.1') => ({ channelId: demo.channelId, token, address });
  /** Listens as a page does. */
  async function listen(to: TestApp, token: string) {
    const told: (string | null)[] = [];
    const listener = (status: TieStatus | null) => told.push(status?.state ?? null);
    return { told, stop: await to.get(WatchTies).watch(watching(token), listener) };
  }

  it('are told by server-sent events, which end with the last word', async () => {
    const { watch, token } = await site.browser().begins();
    const stream = app.call('GET', eventsOf(watch), { headers: { origin: site.origin } });
    const customer = await person(app);
    await offered(customer, token);
    await accepts(customer, token);
    const { text, headers } = await stream;
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream',
      'access-control-allow-origin': site.origin,
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect([...text.matchAll(/"state":"(\w+)"/g)].at(-1)?.[1]).toBe('bound');
  });

  it('hear every change, in order, and nothing after the last', async () => {
    const { watch, token } = await site.browser().begins();
    const { told } = await listen(app, watch);
    const customer = await person(app);
    await offered(customer, token);
    await eventually(() => told.includes('opened'), 'opened');
    await accepts(customer, token);
    await eventually(() => told.includes(null), 'the end');
    expect(told).toEqual(['waiting', 'opened', 'bound', null]);
    expect(app.get(WatchTies).size).toBe(0);
  });

  it('are told that time is up', async () => {
    const { watch } = await site.browser().begins();
    const { told } = await listen(app, watch);
    app.passTime(tiePolicy.lifetimeMs);
    await eventually(() => told.includes(null), 'the end');
    expect(told).toEqual(['waiting', 'expired', null]);
  });

  it('of nobody’s tie get a problem, and nothing is kept of them', async () => {
    const unknown = 'x'.repeat(43);
    const answer = await app.call('GET', eventsOf(unknown));
    expect([answer.status, answer.body['code']]).toEqual([404, 'request.not_found']);
    expect((await app.call('GET', eventsOf('short'))).status).toBe(404);
    const { watch } = await site.browser().begins();
    const other = eventsOf(watch).replace(demo.channelId, demo.otherChannelId);
    expect((await app.call('GET', other)).status).toBe(404);
    expect(app.get(WatchTies).size).toBe(0);
  });

  it('of one tie are few: the next ones ask again and again instead', async () => {
    const { watch } = await site.browser().begins();
    const open = await Promise.all(
      Array.from({ length: tiePolicy.watchers.perTie }, () => listen(app, watch)),
    );
    const refused = await app.call('GET', eventsOf(watch), { headers: { origin: site.origin } });
    expect([refused.status, refused.body['code']]).toEqual([503, 'service.busy']);
    expect(refused.headers).toMatchObject({
      'retry-after': '10',
      'access-control-allow-origin': site.origin,
    });
    expect(await site.browser().status(watch)).toMatchObject({ state: 'waiting' });
    open[0]?.stop();
    open.push(await listen(app, watch));
    for (const { stop } of open) stop();
    expect(app.get(WatchTies).size).toBe(0);
  });

  it('of one address, and of all, have a limit too, however many ask at the same moment', async () => {
    const watches = app.get(WatchTies);
    const { perAddress, perTie } = tiePolicy.watchers;
    const ties = [];
    for (let i = 0; i < perAddress / perTie + 4; i += 1) ties.push((await site.browser().begins()).watch);
    const asked = await Promise.allSettled(
      ties.flatMap((watch) =>
        Array.from({ length: perTie }, () => watches.watch(watching(watch), () => undefined)),
      ),
    );
    const open = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(open).toHaveLength(perAddress);
    const { watch } = await site.browser().begins();
    await expect(watches.watch(watching(watch), () => undefined)).rejects.toMatchObject({
      code: 'service.busy',
    });
    // another address has places
    open.push(await watches.watch(watching(watch, '10.2.2.2'), () => undefined));
    for (const stop of open) stop();
    expect(watches.size).toBe(0);
  });

  it('that go away are forgotten', async () => {
    const { watch } = await site.browser().begins();
    const fastify = app.get(HttpAdapterHost).httpAdapter.getInstance<FastifyInstance>();
    const address = fastify.server.listening
      ? `http://127.0.0.1:${(fastify.server.address() as { port: number }).port}`
      : await fastify.listen({ port: 0, host: '127.0.0.1' });
    const leaving = new AbortController();
    const response = await fetch(`${address}${eventsOf(watch)}`, { signal: leaving.signal });
    expect(response.status).toBe(200);
    expect(app.get(WatchTies).size).toBe(1);
    leaving.abort();
    await eventually(() => app.get(WatchTies).size === 0, 'the watcher is gone');
  });

  // One process has SQLite to itself.
  if (engine.name === 'mysql') {
    it('are told by one process what another one tied, and hear the end when theirs stops', async () => {
      const other = await app.beside();
      try {
        const { watch, token } = await site.browser().begins();
        const [here, there] = [await listen(app, watch), await listen(other, watch)];
        await accepts(await person(app), token);
        for (const { told } of [here, there]) {
          await eventually(() => told.includes(null), 'the end');
          expect(told.slice(-2)).toEqual(['bound', null]);
        }
        const next = await site.browser().begins();
        const left = await listen(other, next.watch);
        await other.stop();
        expect(left.told).toEqual(['waiting', null]);
        const late = other.get(WatchTies).watch(watching(next.watch), () => undefined);
        await expect(late).rejects.toMatchObject({ code: 'service.busy' });
      } finally {
        await other.stop();
      }
    });
  }
});
