import '../testing/browser-stubs.js';
import { QueryClient } from '@tanstack/react-query';
import type { ChannelReport, CheckCode } from '@tieline/contracts';
import { cleanup, screen } from '@testing-library/react';
import { sessionQuery } from '../features/session/api/get-session.js';
import { fakeApi, ok } from '../testing/fake-api.js';
import { renderApp } from '../testing/render-app.js';
import { aChannel, aSession, channelId } from '../testing/samples.js';

afterEach(cleanup);

function open(code: CheckCode, values: Record<string, string>) {
  const checkedAt = '2026-11-21T08:00:00.000Z';
  const report: ChannelReport = {
    channelId,
    channelName: '晨光選物',
    checkedAt,
    checks: [{ check: 'quota', status: 'ok', code, values, repair: null, checkedAt }],
    checklist: [],
  };
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  queryClient.setQueryData(sessionQuery.queryKey, aSession('supervisor'));
  fakeApi({
    'GET /api/channels': () => ok({ items: [aChannel()] }),
    'GET /api/channel-checks': () => ok({ items: [report] }),
    'GET /api/shop-connections': () => ok({ items: [] }),
    'GET /api/shop-platforms': () => ok({ items: [] }),
  });
  renderApp('/channels', queryClient);
}

it.each<[CheckCode, Record<string, string>, string]>([
  ['quota.ok', { used: '1234', limit: '6000' }, '已用 1,234／6,000 則'],
  ['quota.used_up', { used: '200', limit: '200' }, '已用 200／200 則'],
  ['quota.unlimited', { used: '7' }, '已用 7 則（無上限）'],
])('says of a channel what is used of the month’s messages: %s', async (code, values, words) => {
  open(code, values);
  expect(await screen.findByText(words)).toBeDefined();
  expect(screen.getByText('2026/11/21 16:00 查詢')).toBeDefined();
});

it('says nothing of messages that LINE could not be asked about', async () => {
  open('bot.refused', { detail: 'invalid client' });
  expect(await screen.findByText('@sunrise')).toBeDefined();
  expect(screen.queryByText(/本月訊息則數/)).toBeNull();
});
