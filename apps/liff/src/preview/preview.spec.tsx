import type { PreviewState } from '@tieline/web';
import { act, cleanup } from '@testing-library/react';
import { startPreview } from './preview.js';

const page: PreviewState['page'] = {
  liffId: '2000000002-SunRise1',
  liffUrl: '',
  brandName: '晨光選物',
  pictureUrl: null,
  avatarUrl: null,
  enabled: true,
  countries: ['TW'],
  consentText: '告知',
  consentVersion: 'preview',
  contactUrl: null,
  registerUrl: null,
  chatUrl: null,
  sdkUrl: '',
};
const member = { name: '王小明', memberNumber: 'S-1', tier: '金卡', maskedPhone: '0912-***-678' };
const state = (over: Partial<PreviewState> = {}): PreviewState => ({
  screen: 'phone',
  locale: 'zh-TW',
  page,
  member,
  text: '',
  ...over,
});

class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** A root in this document, and the window around it that orders come from. */
function open() {
  Object.assign(globalThis, { ResizeObserver: NoObserver });
  const calls: unknown[] = [];
  globalThis.fetch = async (input) => {
    calls.push(input);
    throw new TypeError('no network in a preview');
  };
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const reports: unknown[] = [];
  const parent = { postMessage: (message: unknown, to: string) => reports.push([message, to]) };
  const host = Object.create(window) as Window;
  Object.defineProperty(host, 'parent', { value: parent });
  Object.defineProperty(host, 'location', { value: { origin: 'https://console.test' } });
  Object.defineProperty(host, 'document', { value: document });
  let listener: (event: MessageEvent) => void = () => undefined;
  Object.defineProperty(host, 'addEventListener', {
    value: (_type: string, added: typeof listener) => (listener = added),
  });
  act(() => startPreview(root, host));
  const order = (sent: PreviewState, from: { origin?: string; source?: unknown; type?: string } = {}) =>
    act(() =>
      listener({
        data: { type: from.type ?? 'tieline.preview.show', state: sent },
        origin: from.origin ?? 'https://console.test',
        source: 'source' in from ? from.source : parent,
      } as MessageEvent),
    );
  return { root, reports, order, calls };
}

afterEach(cleanup);

it('says that it is there, to its own origin only', () => {
  expect(open().reports).toEqual([[{ type: 'tieline.preview.ready' }, 'https://console.test']]);
});

it.each([
  ['phone', '手機綁定'],
  ['code', '輸入驗證碼'],
  ['done', '綁定完成'],
  ['bound', '您已完成綁定'],
  ['notFound', '查無會員資料'],
  ['disabled', '綁定連結暫時無法使用'],
] as const)('shows %s', (screen, title) => {
  const { root, order, calls } = open();
  order(state({ screen }));
  expect(root.querySelector('h1')?.textContent).toBe(title);
  expect(calls).toEqual([]);
});

it.each(['contested', 'many', 'unavailable'] as const)('shows the channel’s own words on %s', (screen) => {
  const { root, order } = open();
  order(state({ screen, text: '請洽 <img src=x onerror=alert(1)> 門市' }));
  expect(root.textContent).toContain('請洽 <img src=x onerror=alert(1)> 門市');
  expect(root.querySelector('img')).toBeNull();
});

it('ignores another origin, another window and other messages', () => {
  const { root, order } = open();
  order(state(), { origin: 'https://evil.test' });
  order(state(), { source: {} });
  order(state(), { type: 'webpackOk' });
  expect(root.textContent).toBe('');
});

it('shows no picture from elsewhere and no link of another kind', () => {
  const { root, order } = open();
  const elsewhere = { pictureUrl: 'https://evil.test/a.png', contactUrl: 'javascript:alert(1)' };
  order(state({ screen: 'disabled', page: { ...page, ...elsewhere } }));
  expect(root.querySelector('img')).toBeNull();
  expect(root.querySelector('a')).toBeNull();
});

it('can not be tapped or focused', () => {
  const { root, order } = open();
  order(state());
  expect(root.inert).toBe(true);
});
