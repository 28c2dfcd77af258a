import { runInNewContext } from 'node:vm';
import type { Chat, OpenedLiff } from '../../protocol.js';
import { TestWorld, gold, sunrise, until } from '../../world/world.test-kit.js';
import { permanentUrl } from './liff.js';
import { secondaryUrl } from './arrival.js';

type Liff = {
  init(config: { liffId: string; withLoginOnExternalBrowser?: boolean }): Promise<void>;
  ready: Promise<void>;
  id: string | null;
  isInClient(): boolean;
  isLoggedIn(): boolean;
  getOS(): string;
  getAppLanguage(): string;
  getIDToken(): string | null;
  getDecodedIDToken(): { sub: string; name: string } | null;
  getContext(): { type: string; userId?: string } | null;
  getProfile(): Promise<unknown>;
  getFriendship(): Promise<unknown>;
  sendMessages(messages: object[]): Promise<void>;
  closeWindow(): void;
  login(): void;
  logout(): void;
};

/** A tab: keeps its session storage while pages come and go. */
class Tab {
  readonly stored = new Map<string, string>();
  readonly told: unknown[] = [];
  url = '';
  constructor(private readonly test: TestWorld) {}

  /** Loads a page of the product that runs the script, as it is served. */
  async load(url: string): Promise<Liff> {
    this.url = url;
    const script = (await this.test.app.inject('/liff-sdk.js')).body;
    const go = (to: string) => void (this.url = to);
    const hash = new URL(url).hash;
    const window: Record<string, unknown> = {
      location: { href: url, hash, replace: go, assign: go },
      history: { state: null, replaceState: (_state: unknown, _unused: string, to: string) => go(to) },
      sessionStorage: {
        getItem: (key: string) => this.stored.get(key) ?? null,
        setItem: (key: string, value: string) => void this.stored.set(key, value),
        removeItem: (key: string) => void this.stored.delete(key),
      },
      navigator: { userAgent: 'Mozilla/5.0 (iPhone)', language: 'zh-TW' },
      document: { currentScript: { src: 'http://localhost:3100/liff-sdk.js' }, querySelector: () => null },
      parent: { postMessage: (message: unknown) => void this.told.push(message) },
      fetch: (
        address: string,
        request: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string },
      ) => this.fetch(address, request),
    };
    runInNewContext(script, { window, URL, URLSearchParams, TextDecoder, Uint8Array, atob });
    return window['liff'] as Liff;
  }

  private async fetch(
    address: string,
    request: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string },
  ) {
    const { body, ...rest } = request;
    const payload = body === undefined ? {} : { payload: body };
    const response = await this.test.app.inject({ ...rest, url: new URL(address).pathname, ...payload });
    return {
      ok: response.statusCode < 400,
      status: response.statusCode,
      json: async () => response.json<unknown>(),
    };
  }
}

describe('the stand-in for the LIFF script', () => {
  let test: TestWorld;
  beforeAll(async () => (test = await TestWorld.start()));
  afterAll(() => test.stop());
  beforeEach(() => {
    test.reset();
    // The script judges tokens by the device's clock.
    test.now = Date.now();
  });

  const { liffId } = sunrise;
  const launch = async (body: object) => {
    const { url } = await test.control<OpenedLiff>('POST', `/users/${gold}/liff`, { liffId, ...body });
    const answer = await test.app.inject(url.replace('http://localhost:3100', ''));
    expect(answer.statusCode).toBe(302);
    return String(answer.headers.location);
  };
  const opened = async (body: object = {}) => {
    const tab = new Tab(test);
    const liff = await tab.load(await launch(body));
    await liff.init({ liffId });
    return { tab, liff };
  };

  it('signs the person in and cleans the address', async () => {
    const { tab, liff } = await opened();
    expect(tab.url).toBe(`${test.world.config.productUrl}/liff-bind.html?liffId=${liffId}`);
    expect([liff.isInClient(), liff.isLoggedIn(), liff.getOS(), liff.getAppLanguage()]).toEqual([
      true,
      true,
      'ios',
      'zh-TW',
    ]);
    expect(liff.getContext()).toMatchObject({ type: 'utou', userId: gold });
    expect(liff.getDecodedIDToken()).toMatchObject({ sub: gold, name: '王小明' });
    await expect(liff.getProfile()).resolves.toMatchObject({ userId: gold, displayName: '王小明' });
    await expect(liff.getFriendship()).resolves.toEqual({ friendFlag: true });
    liff.closeWindow();
    expect(tab.told).toEqual([
      { type: 'liff.init', liffId },
      { type: 'liff.closeWindow', liffId },
    ]);
  });

  it('goes to the second page for a deeper link, and survives a reload', async () => {
    const tab = new Tab(test);
    const first = await tab.load(await launch({ path: '/card?from=menu' }));
    void first.init({ liffId });
    const second = `${test.world.config.productUrl}/liff-bind.html/card?liffId=${liffId}&from=menu`;
    await until(() => tab.url === second);
    for (let load = 0; load < 2; load += 1) {
      const liff = await tab.load(tab.url);
      await liff.init({ liffId });
      expect(liff.getDecodedIDToken()).toMatchObject({ sub: gold });
    }
  });

  it('writes into the chat from a 1:1 chat, with a signed webhook', async () => {
    const { liff } = await opened();
    await liff.sendMessages([{ type: 'text', text: '我已完成手機綁定' }]);
    await until(() => test.received.length > 0);
    expect(test.lastEvent()).toMatchObject({ type: 'message', message: { text: '我已完成手機綁定' } });
    const { messages } = await test.control<Chat>('GET', `/chats/${gold}`);
    expect(messages.map(({ via, text }) => [via, text])).toEqual([['liff', '我已完成手機綁定']]);
  });

  it.each(['none', 'external'])('may not write when opened from %s', async (context) => {
    const { liff } = await opened({ context });
    expect(liff.isInClient()).toBe(context === 'none');
    await expect(liff.sendMessages([{ type: 'text', text: 'a' }])).rejects.toMatchObject({
      name: 'LiffError',
      code: '403',
      message: "user doesn't grant required permissions yet",
    });
  });

  it('rejects wrong calls as LINE’s does', async () => {
    const { liff } = await opened();
    await expect(liff.sendMessages([])).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    liff.logout();
    await expect(liff.getProfile()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await expect(liff.init({ liffId: '' })).rejects.toMatchObject({ code: 'INVALID_CONFIG' });
  });

  it('notices that the device’s clock is wrong', async () => {
    test.now = Date.now() - 2 * 3600_000;
    const tab = new Tab(test);
    const liff = await tab.load(await launch({}));
    await expect(liff.init({ liffId })).rejects.toMatchObject({ code: 'INVALID_ID_TOKEN' });
  });

  it('is not signed in in another browser, and can sign in there', async () => {
    const tab = new Tab(test);
    const start = await test.app.inject(`/liff/${liffId}?context=external`);
    const liff = await tab.load(String(start.headers.location));
    await liff.init({ liffId });
    expect([liff.isInClient(), liff.isLoggedIn(), liff.getIDToken()]).toEqual([false, false, null]);
    liff.login();
    const page = tab.url.replace('http://localhost:3100', '');
    expect((await test.app.inject(page)).body).toContain('王小明');
    const back = await test.app.inject(`${page}&user=gold`);
    const again = await tab.load(String(back.headers.location));
    await again.init({ liffId });
    expect([again.isInClient(), again.getDecodedIDToken()?.sub]).toEqual([false, gold]);
    const evil = `/liff-login?liff_id=${liffId}&redirect_uri=${encodeURIComponent('https://evil.example/liff-bind.html')}`;
    expect((await test.app.inject(`${evil}&user=gold`)).statusCode).toBe(400);
  });

  it.each([
    ['/../admin', '/liff/?a=1'],
    ['//evil.example/x', '/liff//evil.example/x?a=1'],
    ['https://evil.example/', '/liff/https://evil.example/?a=1'],
    ['/bind?c=ABC#part', '/liff/bind?a=1&c=ABC#part'],
  ])('never leaves the endpoint URL: %s', (state, path) => {
    const url = `https://h.example/liff/?a=1&liff.state=${encodeURIComponent(state)}`;
    expect(secondaryUrl(url)).toBe(`https://h.example${path}`);
  });

  it('writes permanent links', () => {
    const endpoint = 'https://h.example/liff-bind.html?liffId=x';
    const make = (url: string) => permanentUrl('http://localhost:3100', 'x', endpoint, url);
    expect(make('https://h.example/liff-bind.html/card?liffId=x&a=1')).toBe(
      'http://localhost:3100/liff/x/card?a=1',
    );
    expect(() => make('https://h.example/other')).toThrow('endpoint URL');
  });
});
