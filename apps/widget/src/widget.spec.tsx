import { aCode, aLink, aLook, FakeEventSource, TestPage } from './page.test-kit.js';

let page: TestPage;
beforeEach(() => {
  page = new TestPage();
});
afterEach(() => page.close());

const stream = () => FakeEventSource.opened.at(-1);
const onPhone = () =>
  Object.defineProperty(navigator, 'userAgent', { configurable: true, value: 'Mozilla/5.0 (iPhone) Mobile' });
afterEach(() => Reflect.deleteProperty(navigator, 'userAgent'));

it('goes from the button to bound', async () => {
  await page.loads();
  await page.opens();
  expect(page.shadow?.activeElement?.textContent).toBe('綁定 LINE，不錯過任何優惠');
  expect(page.panel?.querySelector('svg')?.getAttribute('aria-label')).toBe('以手機掃描的 QR 碼');
  const link = page.panel?.querySelector('a');
  expect(link?.href).toBe('https://liff.line.me/2000000002-SunRise1/site?t=abc');
  expect([link?.rel, link?.target]).toEqual(['noopener noreferrer', '_blank']);
  stream()?.says('opened');
  expect(page.says).toBe('請在 LINE 確認…');
  stream()?.says('bound', '陳○文');
  expect(page.says).toContain('LINE 帳號：陳○文。若這不是您的帳號，請與店家聯繫。');
  expect(stream()?.closed).toBe(true);
  // there is nothing left to do for it
  page.button('關閉')?.click();
  page.panel?.querySelector<HTMLButtonElement>('.x')?.click();
  expect(page.hosts).toEqual([]);
});

it('opens LINE on a phone, and shows no QR code there', async () => {
  onPhone();
  await page.loads();
  await page.opens();
  expect(page.panel?.querySelector('svg')).toBeNull();
  expect(page.panel?.querySelector('a')?.textContent).toBe('開啟 LINE 綁定');
});

it('shows six digits where there is no LIFF app, and copies them where that is allowed', async () => {
  page.answers['ties'] = { status: 201, body: aCode };
  const copied: string[] = [];
  let allowed = false;
  const writeText = (text: string) =>
    allowed ? Promise.resolve(void copied.push(text)) : Promise.reject(new Error('denied'));
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  await page.loads();
  await page.opens();
  expect(page.panel?.querySelector('.code')?.textContent).toBe('482913');
  page.button('複製驗證碼')?.click();
  await page.passes(0);
  expect(page.button('複製驗證碼')).toBeDefined();
  allowed = true;
  page.button('複製驗證碼')?.click();
  await page.passes(0);
  expect(copied).toEqual(['482913']);
  expect(page.button('已複製')).toBeDefined();
});

it.each([
  ['declined', '您已在 LINE 選擇不綁定。'],
  ['expired', '已逾時，請重新開始。'],
] as const)('begins anew after %s', async (state, words) => {
  await page.loads();
  await page.opens();
  stream()?.says(state);
  expect(page.says).toContain(words);
  page.button('重新開始')?.click();
  await page.passes(0);
  expect(page.panel?.querySelector('svg')).not.toBeNull();
  expect(FakeEventSource.opened).toHaveLength(2);
});

it.each([
  ['is down', 'down' as const],
  ['has too many', { status: 429, body: {} }],
  ['refuses', { status: 403, body: {} }],
  ['never answers', 'never' as const],
])('says that it is not possible when the server %s, and tries again', async (_name, answer) => {
  page.answers['ties'] = answer;
  await page.loads();
  await page.opens();
  await page.passes(11_000);
  expect(page.says).toContain('暫時無法綁定，請稍後再試。');
  page.answers['ties'] = { status: 201, body: aLink };
  page.button('重新開始')?.click();
  await page.passes(0);
  expect(page.panel?.querySelector('svg')).not.toBeNull();
});

it('follows one way at a time: what was left tells nothing any more', async () => {
  await page.loads();
  await page.opens();
  const first = stream();
  page.panel?.querySelector<HTMLButtonElement>('.x')?.click();
  expect(first?.closed).toBe(true);
  await page.opens();
  first?.says('bound');
  expect(page.panel?.querySelector('svg')).not.toBeNull();
  expect(FakeEventSource.opened.filter(({ closed }) => !closed)).toHaveLength(1);
});

it('writes what staff and LINE say as text, never as HTML', async () => {
  const markup = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
  page.look = aLook({ form: 'popup', title: markup, shortTitle: markup, text: markup, accountName: markup });
  page.answers['ties'] = { status: 201, body: aCode };
  await page.loads();
  expect(page.panel?.querySelector('h2')?.textContent).toBe(markup);
  expect(page.says).toContain(markup);
  page.button('開始綁定')?.click();
  await page.passes(0);
  expect(page.says).toContain(markup);
  stream()?.says('bound', markup);
  expect(page.says).toContain(markup);
  expect(page.shadow?.querySelectorAll('img,script')).toHaveLength(0);
  expect((window as { hit?: number }).hit).toBeUndefined();
});

it('parses no markup at all: a page under Trusted Types lets it work', async () => {
  const sinks = [
    [Element.prototype, 'innerHTML'],
    [Element.prototype, 'outerHTML'],
    [ShadowRoot.prototype, 'innerHTML'],
  ] as const;
  const found = sinks.map(([prototype, name]) => Object.getOwnPropertyDescriptor(prototype, name));
  const refuse = () => {
    throw new TypeError('requires TrustedHTML');
  };
  for (const [prototype, name] of sinks)
    Object.defineProperty(prototype, name, { configurable: true, set: refuse });
  try {
    await page.loads({ nonce: 'r4nd0m' });
    await page.opens();
    stream()?.says('bound');
    expect(page.says).toContain('已完成 LINE 綁定');
    // nothing inline, which a policy with a nonce would refuse
    expect(page.shadow?.querySelectorAll('style,script,[style],[onclick]')).toHaveLength(0);
    expect(document.querySelectorAll('style,link')).toHaveLength(0);
  } finally {
    sinks.forEach(([prototype, name], i) => {
      const descriptor = found[i];
      if (descriptor) Object.defineProperty(prototype, name, descriptor);
    });
  }
});

describe('hides by itself', () => {
  beforeEach(() => {
    page.look = aLook({ autoHideSeconds: 5 });
  });

  it('after its seconds', async () => {
    await page.loads();
    await page.passes(4999);
    expect(page.hosts).toHaveLength(1);
    await page.passes(1);
    expect(page.hosts).toHaveLength(0);
  });

  it('but not from somebody who points at it, reaches it by keyboard, or has opened it', async () => {
    for (const type of ['pointerenter', 'focusin']) {
      Reflect.deleteProperty(window, Symbol.for('tieline.widget'));
      document.body.replaceChildren();
      await page.loads();
      page.hosts[0]?.dispatchEvent(new Event(type));
      await page.passes(60_000);
      expect(page.hosts).toHaveLength(1);
    }
  });
});

it('is small on phones where staff want that, and the whole pop-up elsewhere', async () => {
  page.look = aLook({ form: 'popup' });
  await page.loads();
  expect(page.panel?.querySelector('h2')?.textContent).toBe('綁定 LINE，不錯過任何優惠');
  // it takes no focus from the page
  expect(document.activeElement).toBe(document.body);
  page.close();
  page = new TestPage();
  page.look = aLook({ form: 'popup' });
  onPhone();
  await page.loads();
  expect(page.panel).toBeNull();
  expect(page.button('綁定 LINE')).toBeDefined();
});

it('gives the focus back to the button when Esc closes it', async () => {
  await page.loads();
  await page.opens();
  page.panel?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(page.panel).toBeNull();
  expect(page.shadow?.activeElement?.textContent).toBe('綁定 LINE');
});
