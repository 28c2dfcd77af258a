import { aLook, channel, TestPage, tieline } from './page.test-kit.js';
import { start } from './start.js';

let page: TestPage;
beforeEach(() => {
  page = new TestPage();
});
afterEach(() => page.close());

it('asks once, with nothing of the browser but its random id, and shows what staff made', async () => {
  await page.loads();
  expect(page.asked).toHaveLength(1);
  const [{ path, body, init } = { path: '', body: null, init: {} }] = page.asked;
  expect(path).toBe('visits');
  expect(body).toEqual({
    visitor: expect.stringMatching(/^[\w-]{22}$/) as string,
    page: 'http://localhost/',
  });
  expect(init).toMatchObject({ method: 'POST', credentials: 'omit' });
  expect(page.button('綁定 LINE')).toBeDefined();
  expect(page.panel).toBeNull();
});

it.each([
  ['no channel', { 'data-channel': '' }],
  ['blanks for a channel', { 'data-channel': '  ' }],
])('does nothing with %s', async (_name, attributes) => {
  await page.loads(attributes);
  expect(page.asked).toEqual([]);
  expect(page.hosts).toEqual([]);
});

it('does nothing without its tag, or in a browser without constructed sheets', async () => {
  start(null);
  start(document.createElement('div'));
  Reflect.deleteProperty(Document.prototype, 'adoptedStyleSheets');
  start(page.tag());
  await page.passes(0);
  expect(page.asked).toEqual([]);
});

it.each([
  ['is down', 'down' as const],
  ['knows no such channel', { status: 404, body: {} }],
  ['has too many visitors', { status: 429, body: {} }],
  ['refuses this website', { status: 403, body: {} }],
  ['fails', { status: 500, body: {} }],
  ['answers a page of a proxy', { status: 200, text: '<html>login</html>' }],
  ['never answers', 'never' as const],
])('leaves the page as it is when the server %s', async (_name, answer) => {
  const errors: unknown[] = [];
  const note = (event: Event) => errors.push(event);
  for (const type of ['error', 'unhandledrejection']) window.addEventListener(type, note);
  document.body.innerHTML = '<main><h1>本週新品</h1></main>';
  page.answers['visits'] = answer;
  await page.loads();
  await page.passes(60_000);
  expect(document.body.innerHTML).toBe('<main><h1>本週新品</h1></main>');
  expect(page.asked).toHaveLength(1);
  expect(errors).toEqual([]);
  for (const type of ['error', 'unhandledrejection']) window.removeEventListener(type, note);
});

it('asks no address but the one that its script came from', async () => {
  start(page.tag({}, 'https://other.example/assets/widget.js'));
  await page.passes(0);
  expect(page.asked[0]?.path).toBe(`https://other.example/api/social-binding/${channel}/visits`);
  expect(page.asked[0]?.path).not.toContain(tieline);
});

it('is there once, though the tag stands twice on the page', async () => {
  await page.loads();
  await page.loads();
  await page.loads({ 'data-channel': channel.replace(/1$/, '2') });
  expect(page.hosts).toHaveLength(1);
  expect(page.asked).toHaveLength(1);
  expect(Object.keys(window).filter((name) => /tieline/i.test(name))).toEqual([]);
});

it('waits for the body of a page that is still being read', async () => {
  const { body } = document;
  body.remove();
  await page.loads();
  expect([...body.children]).toEqual([]);
  document.documentElement.append(body);
  document.dispatchEvent(new Event('DOMContentLoaded'));
  await page.passes(0);
  expect(page.hosts).toHaveLength(1);
});

it('shows nothing to a browser that is tied', async () => {
  page.bound = true;
  await page.loads();
  expect(page.hosts).toEqual([]);
});

it.each([
  ['zh-Hant-TW', undefined, '關閉'],
  ['en-US', undefined, 'Close'],
  ['en', 'zh-TW', '關閉'],
  ['ja', 'en', 'Close'],
  ['', undefined, '關閉'],
])('speaks the language of the page (%j), or of its tag (%j)', async (lang, wished, close) => {
  document.documentElement.lang = lang;
  await page.loads(wished === undefined ? {} : { 'data-lang': wished });
  expect(page.button(close)).toBeDefined();
});

describe('on a site that changes pages without loading', () => {
  beforeEach(() => {
    page.rules = [
      { match: 'keyword', value: '/cart', show: false },
      { match: 'url', value: 'http://localhost/cart/gift', show: true },
    ];
  });

  it('comes and goes with the rules, the later one winning', async () => {
    await page.loads();
    expect(page.hosts).toHaveLength(1);
    await page.goes('/cart');
    expect(page.hosts).toHaveLength(0);
    await page.goes('/cart/gift?utm=x#top');
    expect(page.hosts).toHaveLength(1);
    await page.goes('/products/1');
    expect(page.hosts).toHaveLength(1);
    expect(page.visits().map((address) => new URL(address).pathname)).toEqual([
      '/',
      '/cart',
      '/cart/gift',
      '/products/1',
    ]);
  });

  it('asks once for an address that changes with every letter, and not at all where it stays', async () => {
    await page.loads();
    for (const letter of ['t', 'te', 'tea']) await page.goes(`/search?q=${letter}`, 100);
    await page.passes(3000);
    expect(page.visits()).toEqual(['http://localhost/', 'http://localhost/search?q=tea']);
    await page.passes(60_000);
    expect(page.visits()).toHaveLength(2);
  });

  it('is told by the browser where it can', async () => {
    const navigation = new EventTarget();
    Object.assign(window, { navigation });
    try {
      await page.loads();
      await page.goes('/cart', 0);
      navigation.dispatchEvent(new Event('currententrychange'));
      await page.passes(600);
      expect(page.hosts).toHaveLength(0);
    } finally {
      Reflect.deleteProperty(window, 'navigation');
    }
  });

  it('does not leave somebody who has begun', async () => {
    await page.loads();
    await page.opens();
    await page.goes('/cart');
    expect(page.panel).not.toBeNull();
    expect(page.visits()).toHaveLength(1);
  });

  it('does not show what an earlier page was answered', async () => {
    await page.loads();
    page.answers['visits'] = { body: { look: aLook(), bound: false } };
    history.pushState(null, '', '/cart');
    await page.passes(1500);
    page.answers['visits'] = { body: { look: null, bound: false } };
    await page.goes('/cart/2');
    expect(page.hosts).toHaveLength(0);
  });

  it('comes back when the site sweeps its body clean', async () => {
    await page.loads();
    document.body.replaceChildren();
    await page.goes('/products/2');
    expect(page.hosts).toHaveLength(1);
  });

  it('stays away on every page once its visitor closed it, even where nothing can be kept', async () => {
    const refuse = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
    const { sessionStorage: kept } = window;
    Object.defineProperty(window, 'sessionStorage', { configurable: true, get: refuse });
    try {
      await page.loads();
      page.button('關閉')?.click();
      await page.goes('/products/2');
      expect(page.hosts).toHaveLength(0);
    } finally {
      Object.defineProperty(window, 'sessionStorage', { configurable: true, get: () => kept });
    }
  });
});

it('stays closed in this tab', async () => {
  await page.loads();
  page.button('關閉')?.click();
  expect(page.hosts).toEqual([]);
  const asked = page.asked.length;
  Reflect.deleteProperty(window, Symbol.for('tieline.widget'));
  await page.loads();
  expect(page.asked).toHaveLength(asked);
});
