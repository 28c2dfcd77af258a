import '../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import type { Attention, Funnel, Role } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { sessionQuery } from '../features/session/api/get-session.js';
import { fakeApi, ok } from '../testing/fake-api.js';
import { renderApp } from '../testing/render-app.js';
import { aChannel, aSession, channelId } from '../testing/samples.js';

afterEach(cleanup);

const figures = { opened: 10, bound: 4, segments: 8 };
const funnel = (over: Partial<Funnel> = {}): Funnel => ({
  from: '2026-11-15',
  to: '2026-11-21',
  countedAt: '2026-11-21T08:00:00.000Z',
  steps: [
    { step: 'opened', people: 10 },
    { step: 'sent', people: 8 },
    { step: 'verified', people: 6 },
    { step: 'matched', people: 4 },
    { step: 'bound', people: 4 },
  ],
  results: [
    { step: 'opened', result: 'left', people: 2 },
    { step: 'sent', result: 'wrongCode', people: 2 },
    { step: 'verified', result: 'notFound', people: 2 },
    { step: 'bound', result: 'bound', people: 4 },
  ],
  segments: 8,
  medianSeconds: 83,
  days: [{ day: '2026-11-21', ...figures }],
  sources: [{ source: 'menu', ...figures }],
  channels: [{ id: channelId, name: '晨光選物', ...figures }],
  ...over,
});
const nobody = funnel({
  steps: funnel().steps.map(({ step }) => ({ step, people: 0 })),
  results: [],
  segments: 0,
  days: [],
  sources: [],
  channels: [],
});
const account = {
  balance: 1000,
  dailyCap: 1000,
  lowBalance: 200,
  senderName: '晨光',
  preview: '',
  previewSegments: 1,
};
const calm: Attention = { openReviews: 0, deliveries: [], blockedPrefixes: [], pausedChannels: [] };

type World = { role?: Role; path?: string; funnel?: Funnel; attention?: Attention; balance?: number };

function open({ role = 'admin', path = '/', ...world }: World = {}) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession(role));
  const journal = fakeApi({
    'GET /api/tags': () => ok({ items: [] }),
    'GET /api/channels': () => ok({ items: [aChannel()] }),
    'GET /api/shop-connections': () => ok({ items: [{ id: channelId }] }),
    'GET /api/sms/account': () => ok({ ...account, balance: world.balance ?? account.balance }),
    'GET /api/attention': () => ok(world.attention ?? calm),
    'GET /api/funnel': () => ok(world.funnel ?? funnel()),
  });
  renderApp(path, queryClient);
  return journal;
}

const section = async (name: string) =>
  (await screen.findByRole('heading', { name })).closest('section') ?? document.body;

it('shows every step with its share, and why the others stopped', async () => {
  open();
  const card = within(await section('綁定漏斗'));
  const steps = card.getAllByRole('listitem').map((item) => item.textContent);
  expect(steps[0]).toContain('開啟綁定頁10 人');
  expect(steps.join()).toContain('完成綁定4 人 · 40%');
  const link = card.getByRole('link', { name: '查無會員：2 人，查看名單' });
  const address = new URL(link.getAttribute('href') ?? '', 'http://console.test');
  expect(address.pathname).toBe('/contacts');
  expect(address.searchParams.get('result')).toBe('notFound');
  expect(address.searchParams.get('from')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(within(await section('簡訊花費')).getByText('每次完成綁定 2 點')).toBeTruthy();
});

it('has the same figures as a table', async () => {
  open();
  const card = within(await section('綁定漏斗'));
  fireEvent.click(card.getByRole('button', { name: '以表格檢視' }));
  const rows = card.getAllByRole('row').map((row) => row.textContent);
  expect(rows).toHaveLength(6);
  expect(rows[3]).toContain('驗證成功660%查無會員 2');
});

it('asks for what the address says', async () => {
  const journal = open({ path: '/?from=2026-01-01&to=2026-01-31&source=menu' });
  await section('綁定漏斗');
  expect(screen.getByLabelText<HTMLInputElement>('起日').value).toBe('2026-01-01');
  expect(journal.some(({ path }) => path === '/api/funnel')).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('combobox', { name: '期間' }).value).toBe('自訂');
  expect(screen.getByRole<HTMLInputElement>('combobox', { name: '來源' }).value).toBe('menu');
});

it('tells a team that begins from a selection with nobody', async () => {
  open({ funnel: nobody });
  expect(await screen.findByRole('heading', { name: '還沒有綁定資料' })).toBeTruthy();
  cleanup();
  open({ funnel: nobody, path: '/?source=poster' });
  fireEvent.click(await screen.findByRole('button', { name: '改為近 30 日' }));
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: '期間' }).value).toBe('近 30 日'),
  );
});

it('lists what needs attention, each with where to go', async () => {
  open({
    balance: 0,
    attention: {
      openReviews: 3,
      deliveries: [{ kind: 'sms.otp', failed: 2, unknown: 0 }],
      blockedPrefixes: [{ prefix: '886912', blockedUntil: '2026-11-21T10:00:00.000Z' }],
      pausedChannels: [{ id: channelId, name: '海岸咖啡' }],
    },
  });
  const card = within(await section('需要處理'));
  expect(await screen.findByText('簡訊點數已用完')).toBeTruthy();
  expect(card.getByText('簡訊點數剩 0 點')).toBeTruthy();
  expect(card.getByText('近 24 小時有 2 則簡訊未送出')).toBeTruthy();
  expect(card.getByRole('link', { name: '查看' }).getAttribute('href')).toBe('/sms/messages?state=failed');
  expect(card.getByRole('link', { name: '前往處理' }).getAttribute('href')).toBe('/contacts?view=reviews');
  expect(card.getByText('號碼字首 +886912 暫停發送驗證碼')).toBeTruthy();
  expect(card.getByText('「海岸咖啡」手機綁定停用中')).toBeTruthy();
  const order = card.getAllByRole('listitem').map((item) => item.textContent);
  const placeOf = (text: string) => order.findIndex((item) => item.includes(text));
  expect([placeOf('簡訊點數剩'), placeOf('號碼字首')].toSorted()).toEqual([0, 1]);
  expect(placeOf('手機綁定停用中')).toBe(order.length - 1);
});

it('shows an agent the figures and asks nothing that agents may not read', async () => {
  const journal = open({ role: 'agent' });
  await section('綁定漏斗');
  const asked = journal.map(({ path }) => path);
  expect(asked).toContain('/api/funnel');
  for (const path of ['/api/attention', '/api/sms/account', '/api/channels'])
    expect(asked).not.toContain(path);
  expect(screen.queryByRole('heading', { name: '需要處理' })).toBeNull();
});
