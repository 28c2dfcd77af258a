/**
 * What is done to the installation, one at a time, while people bind. `long` says how much more the long form does.
 * `bites` says by what it was seen to strike: pairs of a count and its name, none of which may be 0.
 */
import { killWorkers, orphansOf } from './killed-workers.mjs';

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const put = (installation, fault) => installation.control('PUT', '/api/faults', fault);

/** What the api processes say themselves: 1 while their queues answer. */
async function queuesAnswer(installation) {
  const figures = await Promise.all(['api 1', 'api 2'].map((name) => installation.figures(name)));
  return figures.filter((text) => /^tieline_queue_up 1$/m.test(text)).length;
}

/** While Redis is away: nobody of us has it, and deliveries go out all the same. */
async function withoutRedis(installation, seconds) {
  const from = await installation.delivered();
  await pause(seconds - 1);
  const told = {
    withoutQueues: 2 - (await queuesAnswer(installation)),
    delivered: (await installation.delivered()) - from,
  };
  await pause(1);
  return told;
}
const wentOnWithoutRedis = (_evidence, { withoutQueues, delivered }) => [
  [withoutQueues === 2 ? withoutQueues : 0, 'api processes without queues'],
  [delivered, 'deliveries meanwhile'],
];

const databaseGone = /ECONNREFUSED|ECONNRESET|PROTOCOL_CONNECTION_LOST|Connection lost|EPIPE/;

/** name → { apply, bites, mayCut, unharmed: nobody may notice, short: is it part of the short form } */
export const faults = {
  'workers killed before and after LINE and the gateway took it': {
    short: true,
    apply: (installation, long) => killWorkers(installation, long ? 200 : 4),
    bites: (evidence, kills) => {
      const orphans = orphansOf(evidence.installation, kills);
      const bitten = orphans.filter(({ ids }) => ids.length > 0);
      const left = (kind) =>
        bitten.filter((kill) => kill.kind === kind).reduce((sum, { ids }) => sum + ids.length, 0);
      return [
        [bitten.length * 2 >= kills.length ? bitten.length : 0, `of ${kills.length} kills over deliveries`],
        [left('slow'), 'left before they were taken'],
        [left('accept-then-hang'), 'left after it'],
      ];
    },
  },
  'Redis frozen': {
    short: true,
    unharmed: true,
    apply: async (installation, long) => {
      installation.redis.freeze();
      const told = await withoutRedis(installation, long ? 60 : 5);
      installation.redis.thaw();
      return told;
    },
    bites: wentOnWithoutRedis,
  },
  'MariaDB killed': {
    short: true,
    apply: async (installation, long) => {
      const times = long ? 20 : 2;
      for (let i = 0; i < times; i += 1) {
        await installation.mariadb.kill();
        await pause(1);
        await installation.mariadb.start();
        await pause(1.5);
      }
    },
    bites: (evidence) => [
      [evidence.answers(503), 'answers 503'],
      [evidence.lines(databaseGone, 'api').length, 'lost connections in the log of an api'],
      [evidence.lines(databaseGone, 'worker').length, 'in that of a worker'],
    ],
  },
  'MariaDB frozen': {
    apply: async ({ mariadb }, long) => {
      mariadb.freeze();
      await pause(long ? 30 : 6);
      mariadb.thaw();
    },
    bites: (evidence) => [
      [evidence.slowest() >= 3000 ? 1 : 0, `answer after ${(evidence.slowest() / 1000).toFixed(1)} s`],
    ],
  },
  'Redis killed': {
    unharmed: true,
    apply: async (installation, long) => {
      await installation.redis.kill();
      const told = await withoutRedis(installation, long ? 60 : 5);
      await installation.redis.start();
      return told;
    },
    bites: wentOnWithoutRedis,
  },
  'Redis flushed': {
    short: true,
    unharmed: true,
    // Again and again until jobs were lost that nobody had worked off.
    apply: async ({ redis }, long) => {
      let [times, lost] = [0, 0];
      while (times < (long ? 20 : 3) || (lost === 0 && times < 100)) {
        lost += await redis.flush();
        times += 1;
        await pause(long ? 0.5 : 0.2);
      }
      return { times, lost };
    },
    bites: (_evidence, { times, lost }) => [[lost, `jobs lost in ${times} times`]],
  },
  'Redis full': {
    unharmed: true,
    apply: async (installation, long) => {
      const { redis } = installation;
      await redis.ask((client) => client.config('SET', 'maxmemory', '1mb'));
      const from = await installation.delivered();
      await pause(long ? 30 : 5);
      const delivered = (await installation.delivered()) - from;
      const refused = await redis.ask((client) => client.info('errorstats'));
      await redis.ask((client) => client.config('SET', 'maxmemory', '0'));
      return { refused: Number(/errorstat_OOM:count=(\d+)/.exec(refused)?.[1] ?? 0), delivered };
    },
    bites: (_evidence, { refused, delivered }) => [
      [refused, 'commands refused for want of memory'],
      [delivered, 'deliveries meanwhile'],
    ],
  },
  'api killed': {
    mayCut: true,
    apply: async (installation, long) => {
      for (let i = 0; i < (long ? 20 : 2); i += 1) {
        const name = `api ${1 + (i % 2)}`;
        await installation.kill(name);
        await pause(0.5);
        await installation.launch(name);
      }
    },
    bites: (evidence) => [[evidence.refused, 'requests that found nobody and went to the other one']],
  },
  'LINE slow': {
    apply: async (installation, long) => {
      await put(installation, { service: 'line', kind: 'slow', delayMs: long ? 8000 : 3000 });
      await pause(long ? 30 : 5);
      await installation.control('DELETE', '/api/faults');
    },
    bites: async (evidence) => [
      [await evidence.troubled('line', ({ fault }) => fault === 'slow'), 'calls were slow'],
    ],
  },
  'LINE answers 429, 500, and cuts connections': {
    short: true,
    apply: async (installation, long) => {
      for (const trouble of [
        { kind: 'status', status: 429 },
        { kind: 'status', status: 500 },
        { kind: 'drop' },
      ]) {
        for (const operation of ['push', 'reply', 'token']) {
          await put(installation, { service: 'line', operation, ...trouble });
        }
        await pause(long ? 10 : 2);
      }
      await installation.control('DELETE', '/api/faults');
    },
    bites: async (evidence) => [
      [await evidence.troubled('line', ({ fault, status }) => fault && status === 429), '× 429'],
      [await evidence.troubled('line', ({ fault, status }) => fault && status === 500), '× 500'],
      [await evidence.troubled('line', ({ fault }) => fault === 'drop'), 'cut'],
      [evidence.lines(/"kind":"line\.\w+".*"result":"retry"/).length, 'tries put off'],
    ],
  },
  'the gateway takes SMS and never answers': {
    short: true,
    apply: async (installation, long) => {
      const hang = { service: 'sms', operation: 'send', kind: 'accept-then-hang', delayMs: 4000 };
      await put(installation, hang);
      await pause(long ? 30 : 3);
      await installation.control('DELETE', '/api/faults');
    },
    bites: async (evidence) => [
      [
        await evidence.troubled('sms', ({ fault }) => fault === 'accept-then-hang'),
        'SMS were never answered',
      ],
    ],
  },
  'delivery reports come again and again': {
    apply: async (installation) => {
      await pause(3);
      const path = '/api/journal?service=webhook&operation=sms.report&limit=200';
      const { items } = await installation.control('GET', path);
      let taken = 0;
      for (const { path: url, body } of items) {
        for (let i = 0; i < 3; i += 1) {
          const headers = { 'content-type': 'application/json' };
          const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
          await answer.arrayBuffer();
          if (answer.ok) taken += 1;
        }
      }
      return taken;
    },
    bites: (_evidence, taken) => [[taken, 'reports came once more and were taken']],
  },
  'the clocks of an api and a worker go 20 minutes ahead': {
    short: true,
    mayCut: true,
    apply: async (installation, long) => {
      const extra = (name) => installation.processes.get(name).extra;
      const shifted = { NODE_OPTIONS: `--import=${new URL('./shifted-clock.mjs', import.meta.url).href}` };
      const names = ['api 2', 'worker 2'];
      await Promise.all(names.map((name) => installation.restart(name, { ...extra(name), ...shifted })));
      await pause(long ? 60 : 4);
      const answered = await installation.figures('api 2');
      await Promise.all(
        names.map((name) => installation.restart(name, { ...extra(name), NODE_OPTIONS: '' })),
      );
      return {
        answered: (answered.match(/^tieline_http_request_seconds_count\{.*status="2xx"\} \d+$/gm) ?? [])
          .length,
      };
    },
    bites: (evidence, { answered }) => {
      const ahead = evidence.fromDate.getTime() + 15 * 60_000;
      const lines = evidence.lines(/"time":\d+.*"result":"delivered"/, 'worker');
      const shifted = lines.filter((line) => Number(/"time":(\d+)/.exec(line)?.[1]) > ahead);
      return [
        [answered, 'routes answered by the api that was ahead'],
        [shifted.length, 'deliveries by the worker that was ahead'],
      ];
    },
  },
  'rolling restart': {
    short: true,
    // A stopping api closes kept connections; the proxy here, unlike a real one, does not try again.
    mayCut: true,
    apply: async (installation, long) => {
      const stops = [];
      for (let i = 0; i < (long ? 5 : 1); i += 1) {
        for (const name of installation.processes.keys()) stops.push(await installation.restart(name));
      }
      return stops;
    },
    bites: (evidence, stops) => [
      [stops.length, `processes stopped, the slowest in ${(Math.max(...stops) / 1000).toFixed(1)} s`],
      [evidence.refused, 'requests that found nobody and went to the other one'],
    ],
  },
};
