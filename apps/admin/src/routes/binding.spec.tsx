import '../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import type { BindingChannel, ChannelCheck } from '@tieline/contracts';
import { cleanup, screen, within } from '@testing-library/react';
import { sessionQuery } from '../features/session/api/get-session.js';
import { fakeApi, ok } from '../testing/fake-api.js';
import { renderApp } from '../testing/render-app.js';
import { aChannel, aSession, channelId } from '../testing/samples.js';

afterEach(cleanup);

const otherId = '0190a000-0000-7000-8000-000000000102';
const week = [3, 0, 1, 0, 0, 0, 4].map((bound, i) => ({ day: `2026-11-${15 + i}`, bound }));
const facts = (over: Partial<BindingChannel> = {}): BindingChannel => ({
  channelId,
  matchPlatform: 'shopline',
  shop: { name: '晨光官網', state: 'working' },
  tags: [
    { id: otherId, name: '已綁定' },
    { id: channelId, name: 'VIP' },
  ],
  opened: 10,
  bound: 8,
  days: week,
  ...over,
});
const nobody = facts({
  channelId: otherId,
  matchPlatform: 'none',
  shop: null,
  tags: [],
  opened: 0,
  bound: 0,
});

const report = (checks: Partial<ChannelCheck>[]) => ({
  ...{ channelId, channelName: '晨光選物', checklist: [] },
  checkedAt: checks.length > 0 ? '2026-11-21T00:00:00Z' : null,
  checks: checks as ChannelCheck[],
});

function open({ balance = 120, items = [facts(), nobody], reports = [report([])], channel = {} } = {}) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession('supervisor'));
  const channels = [aChannel(channel), aChannel({ id: otherId, name: '海岸咖啡' })];
  fakeApi({
    'GET /api/channels': () => ok({ items: channels }),
    'GET /api/binding-channels': () => ok({ items }),
    'GET /api/channel-checks': () => ok({ items: reports }),
    'GET /api/sms/account': () =>
      ok({
        ...{ balance, dailyCap: 1000, lowBalance: 200, senderName: '', preview: '', previewSegments: 1 },
      }),
  });
  renderApp('/binding', queryClient);
}
const row = async (name: string) => (await screen.findByRole('link', { name })).closest('li')!;

it('shows what each channel matches with, its tags and its last seven days', async () => {
  open();
  const sunrise = await row('晨光選物');
  expect(await within(sunrise).findByText('8 人（完成率 80%）')).toBeTruthy();
  for (const text of ['晨光官網', '連線正常', '已綁定、VIP'])
    expect(within(sunrise).getByText(text)).toBeTruthy();
  expect(sunrise.querySelectorAll('.tl-spark > span')).toHaveLength(7);
  const coast = await row('海岸咖啡');
  for (const text of ['不需比對', '不貼標籤', '尚無人開啟'])
    expect(within(coast).getByText(text)).toBeTruthy();
});

it('says how far the set-up is, and leads to what is left', async () => {
  const messaging = (['bot', 'webhook', 'quota', 'richMenus'] as const).map((check) => ({
    check,
    status: 'ok' as const,
  }));
  open({ reports: [report([...messaging, { check: 'login', status: 'ok' }])] });
  const left = await within(await row('晨光選物')).findByRole('link', { name: /設定檢查通過 2／6/ });
  expect(left.getAttribute('href')).toBe(`/channels/${channelId}/doctor`);
  cleanup();
  open();
  expect(await within(await row('晨光選物')).findByText('設定尚未檢查，前往檢查')).toBeTruthy();
  cleanup();
  open({ reports: [report(messaging)], channel: { liffId: null } });
  expect(await within(await row('晨光選物')).findByText(/尚未完成設定 1／6/)).toBeTruthy();
});

it('says when the shop does not answer, and when none is chosen', async () => {
  open({
    items: [
      facts({ shop: { name: '晨光官網', state: 'failing' } }),
      facts({ channelId: otherId, shop: null }),
    ],
  });
  expect(await within(await row('晨光選物')).findByText('連線異常')).toBeTruthy();
  expect(within(await row('海岸咖啡')).getByText('尚未選擇商店')).toBeTruthy();
});

it('tells how little credit is left', async () => {
  open();
  expect(await screen.findByText(/120/)).toBeTruthy();
});
