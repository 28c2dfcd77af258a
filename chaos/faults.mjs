/** What is done to the installation, one at a time, while people bind. `long` says how much more the long form does. */

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const put = (installation, fault) => installation.control('PUT', '/api/faults', fault);

/** A worker dies over what LINE and the gateway are about to take, then over what they have taken; again and again. */
async function killWorkers(installation, loops) {
  for (let loop = 0; loop < loops; loop += 1) {
    const kind = loop % 2 === 0 ? 'slow' : 'accept-then-hang';
    await put(installation, { service: 'line', operation: 'push', kind, delayMs: 3000 });
    await put(installation, { service: 'sms', operation: 'send', kind, delayMs: 3000 });
    await pause(0.7);
    const name = `worker ${1 + ((loop >> 1) % 2)}`;
    await installation.kill(name);
    await installation.control('DELETE', '/api/faults');
    await installation.launch(name);
  }
}

/** name → { apply, mayCut, short: is it part of the short form } */
export const faults = {
  'workers killed before and after LINE and the gateway took it': {
    short: true,
    apply: (installation, long) => killWorkers(installation, long ? 200 : 4),
  },
  'Redis frozen': {
    short: true,
    apply: async ({ redis }, long) => {
      redis.freeze();
      await pause(long ? 60 : 6);
      redis.thaw();
    },
  },
  'MariaDB frozen': {
    short: true,
    apply: async ({ mariadb }, long) => {
      mariadb.freeze();
      await pause(long ? 30 : 6);
      mariadb.thaw();
    },
  },
  'Redis killed': {
    apply: async ({ redis }, long) => {
      await redis.kill();
      await pause(long ? 60 : 5);
      await redis.start();
    },
  },
  'Redis flushed': {
    short: true,
    apply: async ({ redis }, long) => {
      for (let i = 0; i < (long ? 20 : 3); i += 1) {
        await redis.ask((client) => client.flushall());
        await pause(0.5);
      }
    },
  },
  'Redis full': {
    apply: async ({ redis }, long) => {
      await redis.ask((client) => client.config('SET', 'maxmemory', '1mb'));
      await pause(long ? 30 : 5);
      await redis.ask((client) => client.config('SET', 'maxmemory', '0'));
    },
  },
  'MariaDB killed': {
    apply: async ({ mariadb }, long) => {
      for (let i = 0; i < (long ? 20 : 1); i += 1) {
        await mariadb.kill();
        await pause(1);
        await mariadb.start();
        await pause(2);
      }
    },
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
  },
  'LINE slow': {
    apply: async (installation, long) => {
      await put(installation, { service: 'line', kind: 'slow', delayMs: long ? 8000 : 3000 });
      await pause(long ? 30 : 5);
      await installation.control('DELETE', '/api/faults');
    },
  },
  'LINE answers 429, 500, and cuts connections': {
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
  },
  'the gateway takes SMS and never answers': {
    apply: async (installation, long) => {
      await put(installation, {
        service: 'sms',
        operation: 'send',
        kind: 'accept-then-hang',
        delayMs: 30_000,
      });
      await pause(long ? 30 : 5);
      await installation.control('DELETE', '/api/faults');
    },
  },
  'delivery reports come again and again': {
    apply: async (installation) => {
      await pause(3);
      const path = '/api/journal?service=webhook&operation=sms.report&limit=200';
      const { items } = await installation.control('GET', path);
      if (items.length === 0) throw new Error('no report has come');
      for (const { path: url, body } of items) {
        for (let i = 0; i < 3; i += 1) {
          const answer = await fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          });
          await answer.arrayBuffer();
        }
      }
    },
  },
  'the clocks of an api and a worker go 20 minutes ahead': {
    mayCut: true,
    apply: async (installation, long) => {
      const extra = (name) => installation.processes.get(name).extra;
      const shifted = { NODE_OPTIONS: `--import=${new URL('./shifted-clock.mjs', import.meta.url).href}` };
      for (const name of ['api 2', 'worker 2']) {
        const before = extra(name);
        await installation.stop(name);
        await installation.launch(name, undefined, { ...before, ...shifted });
      }
      await pause(long ? 60 : 4);
      for (const name of ['api 2', 'worker 2']) {
        const before = { ...extra(name) };
        delete before.NODE_OPTIONS;
        await installation.stop(name);
        await installation.launch(name, undefined, before);
      }
    },
  },
  'rolling restart': {
    short: true,
    // A stopping api closes kept connections; the proxy here, unlike a real one, does not try again.
    mayCut: true,
    apply: async (installation, long) => {
      for (let i = 0; i < (long ? 5 : 1); i += 1) {
        for (const name of installation.processes.keys()) {
          await installation.stop(name);
          await installation.launch(name);
        }
      }
    },
  },
};
