import { jest } from '@jest/globals';
import { createLiffApi } from './api.js';

/** A server that never answers. */
const silent: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) =>
    init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
  );

describe('how long the page waits for an answer', () => {
  const network = globalThis.fetch;
  beforeEach(() => {
    jest.useFakeTimers();
    globalThis.fetch = silent;
  });
  afterEach(() => {
    globalThis.fetch = network;
    jest.useRealTimers();
  });

  const api = createLiffApi(() => 'zh-TW');
  it.each([
    [
      'longer than the server needs, where a slow shop is asked: code',
      () => api.verify('c1', '123456'),
      14_500,
    ],
    ['the same: shop asked again', () => api.match('c1'), 14_500],
    ['the same: look-up before the SMS', () => api.sendCode({ phone: '0912345678', country: 'TW' }), 14_500],
    ['not so long for what no shop is asked', () => api.getState(), 7_500],
  ])('%s', async (_what, call, waits) => {
    let ended = '';
    call().catch((error: { kind: string }) => (ended = error.kind));
    await jest.advanceTimersByTimeAsync(waits);
    expect(ended).toBe('');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ended).toBe('timeout');
  });
});
