import { jest } from '@jest/globals';
import type { TieStatus } from '@tieline/contracts';
import { Refused } from './api.js';
import { FakeEventSource, TestPage } from './page.test-kit.js';
import { timing, watchTie } from './watch-tie.js';

let page: TestPage;
let told: string[];
let asked: number;
let answer: () => Promise<TieStatus>;
const is = (state: TieStatus['state']) => async () => ({ state, lineName: null });

beforeEach(() => {
  page = new TestPage();
  told = [];
  asked = 0;
  answer = is('waiting');
});
afterEach(() => page.close());

const watch = () => {
  const ask = () => {
    asked += 1;
    return answer();
  };
  const watched = { events: 'https://tieline.example/events', ask, lifetimeMs: 600_000 };
  return watchTie(watched, ({ state }) => told.push(state));
};
const stream = () => FakeEventSource.opened.at(-1);
const open = () => FakeEventSource.opened.filter(({ closed }) => !closed).length;

it('tells what the stream says, and closes it after the last word', async () => {
  watch();
  for (const state of ['waiting', 'opened', 'bound'] as const) stream()?.says(state);
  stream()?.says('waiting');
  expect(told).toEqual(['waiting', 'opened', 'bound']);
  expect(open()).toBe(0);
  await page.passes(3_600_000);
  expect(asked).toBe(0);
  expect(jest.getTimerCount()).toBe(0);
});

it('asks every three seconds where the stream fails', async () => {
  watch();
  stream()?.onerror?.();
  await page.passes(0);
  expect([open(), asked]).toEqual([0, 1]);
  await page.passes(3 * timing.pollMs);
  expect(asked).toBe(4);
  answer = is('bound');
  await page.passes(timing.pollMs);
  expect(told.at(-1)).toBe('bound');
  await page.passes(3_600_000);
  expect(asked).toBe(5);
  expect(jest.getTimerCount()).toBe(0);
});

it.each([
  ['a proxy holds the stream back from its first word on', () => undefined, timing.firstWordMs],
  ['it falls silent later', () => stream()?.says('waiting'), timing.silenceMs],
])('asks instead when %s', async (_name, before, ms) => {
  watch();
  before();
  await page.passes(ms - 1);
  expect([open(), asked]).toEqual([1, 0]);
  await page.passes(1);
  expect([open(), asked]).toEqual([0, 1]);
});

it('keeps a stream that repeats itself', async () => {
  watch();
  for (let i = 0; i < 20; i += 1) {
    stream()?.says('waiting');
    await page.passes(20_000);
  }
  expect([open(), asked]).toEqual([1, 0]);
});

it.each([
  ['no such thing in the browser', undefined],
  [
    'one that is forbidden',
    class {
      constructor() {
        throw new DOMException('blocked', 'SecurityError');
      }
    },
  ],
])('asks where there is %s', async (_name, EventSource) => {
  Object.assign(window, { EventSource });
  watch();
  await page.passes(0);
  expect(asked).toBe(1);
});

it('asks instead of a stream that talks nonsense', async () => {
  watch();
  stream()?.says({ raw: '<html>' });
  await page.passes(0);
  expect([open(), asked, told]).toEqual([0, 1, ['waiting']]);
});

it('asks a server that fails more and more seldom, and as often as before once it answers', async () => {
  watch();
  answer = () => Promise.reject(new Refused(429));
  stream()?.onerror?.();
  await page.passes(60_000);
  // at 0, 6, 18 and 42 s, then every 30
  expect(asked).toBe(4);
  answer = is('waiting');
  await page.passes(15_000);
  asked = 0;
  await page.passes(30_000);
  expect(asked).toBe(10);
});

it('ends where the server knows nothing of it any more', async () => {
  watch();
  answer = () => Promise.reject(new Refused(404));
  stream()?.onerror?.();
  await page.passes(0);
  expect(told).toEqual(['expired']);
  await page.passes(3_600_000);
  expect(asked).toBe(1);
});

it('ends by itself after its life, when nobody says so', async () => {
  watch();
  answer = () => Promise.reject(new TypeError('offline'));
  stream()?.onerror?.();
  await page.passes(600_000 + timing.graceMs);
  expect(told).toEqual(['expired']);
  expect(jest.getTimerCount()).toBe(0);
});

it.each([
  ['the stream', () => undefined],
  ['the questions', () => stream()?.onerror?.()],
])('stops %s and says nothing afterwards', async (_name, before) => {
  const stop = watch();
  before();
  stop();
  stream()?.says('bound');
  answer = is('bound');
  await page.passes(3_600_000);
  expect(told).toEqual([]);
  expect(open()).toBe(0);
  expect(jest.getTimerCount()).toBe(0);
});
